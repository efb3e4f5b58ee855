/** A fault of a hand-over command that its operator can act on; the message says how. */
export class PackageError extends Error {
  override name = 'PackageError';
}
