/** What each event of the ledger carries besides its data. Keys and hashes never leave the ledger. */
export interface EventMetadata {
  /** Pseudonym of who acted. */
  readonly actor: string;
  /** Name of the command, e.g. `AmendCasualtyCount`. */
  readonly command: string;
  /** The id in the path of the command; null for a creation. */
  readonly addressed: string | null;
  /** The client's Idempotency-Key; null when none was sent. */
  readonly key: string | null;
  /** SHA-256 of the RFC 8785 text of each top-level member of a body that came with a key, by name; else null. */
  readonly members: Readonly<Record<string, string>> | null;
}
