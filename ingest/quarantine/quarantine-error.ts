/** Something about the quarantine that its keepers can set right; the message says how. */
export class QuarantineError extends Error {
  override name = 'QuarantineError';
}
