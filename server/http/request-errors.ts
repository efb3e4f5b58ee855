/** A request that does not say what it must; the message names the parameter. */
export class InvalidRequestError extends Error {
  override name = 'InvalidRequestError';
}
