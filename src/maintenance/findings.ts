/** Where something is not as it should be; what does not apply is absent. */
export interface Place {
  /** Of the event, dense over the whole log from 1, `ops-` streams included. */
  readonly position?: number;
  /** Of the last numbered event up to there. */
  readonly sequence?: number;
  readonly stream?: string;
  readonly revision?: number;
  /** Of a read model. */
  readonly table?: string;
  /** Of the row: the names of its columns with their values. */
  readonly key?: string;
}

/** Something that is not as it should be. No finding shows what an event or a row holds. */
export interface Finding extends Place {
  /** What was looked at. */
  readonly check: Check;
  readonly what: string;
}

/**
 * `file`: what SQLite says of the file of the log. `format`: its schema with its guards. `order`: positions, sequences,
 * revisions, times and ids. `event`: what an event is and where it stands. `stream`: whether its events make a state.
 * `digest`: whether what was there before is there unchanged. `read-model`: rows, against those of a fresh rebuild.
 */
export type Check = 'file' | 'format' | 'order' | 'event' | 'stream' | 'digest' | 'read-model';

/** Keeps the first findings and counts all of them. */
export class Findings {
  readonly first: Finding[] = [];
  private total = 0;

  /** @param most how many are kept */
  constructor(private readonly most: number) {}

  get count(): number {
    return this.total;
  }

  add(check: Check, what: string, place: Place = {}): void {
    this.total += 1;
    if (this.first.length < this.most) this.first.push({ check, what, ...place });
  }
}
