/** A reranking model that is missing, incomplete or of a kind that can't be used; the message says what to do. */
export class RerankerError extends Error {
  override readonly name = 'RerankerError';
}
