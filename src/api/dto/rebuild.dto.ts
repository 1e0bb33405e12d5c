import { text } from './checks.js';
import { May } from './members.js';

/** A rebuild that is asked for. */
export class RequestRebuildDto {
  /** Why: kept with who asked for it. */
  @May(text(2_000))
  note?: string | null;
}
