import type { Try } from './tries.ts';

/** No session, or one that has ended. */
export class NotSignedInError extends Error {
  override name = 'NotSignedInError';
  constructor() {
    super('Nobody is signed in, or the session has ended. Sign in and try again.');
  }
}

/** A sign-in that is refused; whether the name exists, is locked or is disabled is not said. */
export class SignInRefusedError extends Error {
  override name = 'SignInRefusedError';
  constructor() {
    super('This name and password do not sign anybody in now. Check both, or wait a quarter of an hour.');
  }
}

/** A session that still lacks the second factor: `second-factor` has to be given, or `enrolment` made first. */
export class SecondFactorNeededError extends Error {
  override name = 'SecondFactorNeededError';
  readonly needs: 'second-factor' | 'enrolment';
  constructor(needs: 'second-factor' | 'enrolment') {
    super('This session lacks its second factor. Give the code of your authenticator, or set one up.');
    this.needs = needs;
  }
}

/** A code of an authenticator, on paper or for a first password that is wrong, used or too old. */
export class CodeRefusedError extends Error {
  override name = 'CodeRefusedError';
  /** The try of the account that it was, where tries are counted by account. */
  readonly tried: Try | undefined;
  constructor(tried?: Try) {
    super('This code is wrong, was used already or is too old.');
    this.tried = tried;
  }
}

/** What a new password lacks. */
export type PasswordFault = 'short' | 'long' | 'plain' | 'named' | 'common' | 'same';

/** A new password that is too easy to guess. */
export class PasswordRefusedError extends Error {
  override name = 'PasswordRefusedError';
  readonly fault: PasswordFault;
  constructor(fault: PasswordFault) {
    super(`The new password was not taken: ${FAULTS[fault]}`);
    this.fault = fault;
  }
}

const FAULTS: Record<PasswordFault, string> = {
  short: 'it has fewer than 14 characters.',
  long: 'it has more than 200 characters.',
  plain: 'it repeats itself or runs along the keyboard.',
  named: 'it holds your name, that of the account, of your agency or of this system.',
  common:
    'it is made of common passwords, names or words, and is guessed soon. Choose a longer sentence of your own.',
  same: 'it is the present one.',
};

/** Too many tries from one address, or more at once than the server takes on. */
export class TooManyTriesError extends Error {
  override name = 'TooManyTriesError';
  constructor() {
    super('There were too many tries to sign in. Wait a quarter of an hour and try again.');
  }
}

/** What an account cannot do, e.g. a demonstration account that wants a password. */
export class AccountActionError extends Error {
  override name = 'AccountActionError';
}

/** A sign-in through the agency's own single sign-on that did not succeed; the cause is for the log. */
export class SingleSignOnError extends Error {
  override name = 'SingleSignOnError';
}
