/** No such record, or none that this reader may read: the two are never told apart. */
export class RecordNotFoundError extends Error {
  override name = 'RecordNotFoundError';
  constructor() {
    super('There is no such record, or this reader may not read it.');
  }
}

/** The record is there but its PDF is not in the store of originals. */
export class OriginalMissingError extends Error {
  override name = 'OriginalMissingError';
  constructor(hash: string) {
    super(
      `The original ${hash} is not in the store of originals. Restore it from the backup, or ingest it again.`,
    );
  }
}
