import type { Actor } from '../../domain/kernel/actor.js';
import type { IfMatch } from '../../domain/kernel/decision.js';

/** What comes with a command besides its body. */
export interface CommandContext {
  /** The command's name, which its events keep for ever, e.g. `AmendCasualtyCount`. */
  readonly command: string;
  readonly actor: Actor;
  /** The client's Idempotency-Key. */
  readonly key: string | null;
  /** Hash of each top-level member of the body as it was sent (see `member-hashes.ts`). */
  readonly members: Readonly<Record<string, string>>;
  readonly ifMatch: IfMatch;
  /** Told once the events are on their way to the log, behind all that was handed to it before. */
  readonly handedOver?: () => void;
}
