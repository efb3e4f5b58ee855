/** A fault of a run that its operator can act on; the message says how. */
export class IngestError extends Error {
  override name = 'IngestError';
}
