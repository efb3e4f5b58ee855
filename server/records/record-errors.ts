/** No such record, or none that this reader may read: the two are never told apart. */
export class RecordNotFoundError extends Error {
  override name = 'RecordNotFoundError';
  constructor() {
    super('There is no such record, or this reader may not read it.');
  }
}
