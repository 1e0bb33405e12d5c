import type { Actor } from '../../domain/kernel/actor.js';

/** What comes with a command besides its body. */
export interface CommandContext {
  readonly actor: Actor;
  /** The client's Idempotency-Key. */
  readonly key: string | null;
  /** Hash of each top-level member of the body as it was sent (see `member-hashes.ts`). */
  readonly members: Readonly<Record<string, string>>;
  /** The revision of `If-Match`. */
  readonly ifMatch: number | null;
}
