/** More pages than one reading copy may have, or pages that the document does not have. */
export class CopyRefusedError extends Error {
  override name = 'CopyRefusedError';
  readonly most: number;
  constructor(most: number) {
    super(`Ask for pages of the document in their order, at most ${most} at once.`);
    this.most = most;
  }
}
