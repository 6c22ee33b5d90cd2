/** A failure that is told in its own words, because they are the reader's already. */
export class ReaderFacingError extends Error {
  override readonly name = 'ReaderFacingError';
}
