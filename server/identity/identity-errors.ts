/** No session, or one that has ended. */
export class NotSignedInError extends Error {
  override name = 'NotSignedInError';
  constructor() {
    super('Nobody is signed in, or the session has ended. Sign in and try again.');
  }
}

/** A sign-in that is refused; whether the name exists is not said. */
export class SignInRefusedError extends Error {
  override name = 'SignInRefusedError';
  constructor() {
    super('No account that can be signed in to in this way has this name.');
  }
}
