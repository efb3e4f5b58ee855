/** No such record, or none that this reader may read: the two are never told apart. */
export class RecordNotFoundError extends Error {
  override name = 'RecordNotFoundError';
  constructor() {
    super('There is no such record, or this reader may not read it.');
  }
}

/** An original that holds other documents as well, not all of which this reader may read. */
export class OriginalSharedError extends Error {
  override name = 'OriginalSharedError';
  constructor() {
    super(
      'The original is one file with other documents, not all of which you may read. Read the pages, or take a reading copy.',
    );
  }
}

/** An original that shows numbers of people in full, asked for by somebody who sees them masked. */
export class OriginalMaskedError extends Error {
  override name = 'OriginalMaskedError';
  constructor() {
    super(
      'The original shows the numbers of people, which are masked here. State a purpose that shows them, or read the pages.',
    );
  }
}
