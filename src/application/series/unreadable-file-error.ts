/** A publisher's file does not parse, or goes beyond what the ledger takes. It is refused whole. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
}
