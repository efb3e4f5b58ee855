/** What is wrong in a file of queries: with the whole of it, or with a line (from 1). */
export interface BatchFault {
  readonly line?: number;
  readonly message: string;
  readonly messageVi: string;
}

const MOST_TOLD = 10;

/** A list of queries that is not taken; the sentences say what to do, line by line. */
export class BatchRefusedError extends Error {
  override name = 'BatchRefusedError';
  readonly messageVi: string;
  constructor(faults: readonly BatchFault[]) {
    const told = faults.slice(0, MOST_TOLD);
    const more = faults.length - told.length;
    super(
      [
        ...told.map(({ line, message }) => (line === undefined ? message : `Line ${line}: ${message}`)),
        ...(more > 0 ? [`There are ${more} more such lines.`] : []),
      ].join(' '),
    );
    this.messageVi = [
      ...told.map(({ line, messageVi }) => (line === undefined ? messageVi : `Dòng ${line}: ${messageVi}`)),
      ...(more > 0 ? [`Còn ${more} dòng khác có lỗi.`] : []),
    ].join(' ');
  }
}
