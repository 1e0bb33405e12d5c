import type { LogRow } from '../../event-store/in-process/row.js';
import type { ReadStreamOptions, StoredEvent } from '../../event-store/port/index.js';
import type { Findings } from '../findings.js';

/** A log as whoever looks through it needs it, whichever log it is. */
export interface VerifiedLog {
  /** Where it is, without a secret. */
  readonly name: string;
  readonly kind: 'embedded' | 'eventstoredb';

  /** Looks at what holds the events; what is wrong becomes findings. */
  inspect(findings: Findings): void;

  /** How many events it has now; null when only reading it tells. */
  readonly events: number | null;

  /**
   * All events in its order, up to its end when it begins, a page at a time. What cannot be read becomes a finding; an
   * empty page stands in its place, and reading goes on after it.
   * @throws LogUnavailableError
   */
  pages(findings: Findings): AsyncIterable<readonly LogRow[]>;

  /** As the port's method of this name. */
  readStream(stream: string, options: ReadStreamOptions): Promise<StoredEvent[]>;

  close(): Promise<void>;
}
