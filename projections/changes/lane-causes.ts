import type { Database, Statement } from 'better-sqlite3';
import type { PublishedCell } from '../../src/domain/counts/published-cell.js';
import { changesOf } from '../../src/domain/counts/lane-decisions.js';
import type { Cause } from '../../src/domain/kernel/cause.js';

type Version = Pick<PublishedCell, 'seriesId' | 'vintage'>;

/** Why cells of a publisher's table changed: what was said of the vintage, or what changes of such a table are. */
export class LaneCauses {
  private readonly findSaid: Statement<[string, number], Cause | null>;
  private readonly isRunning: Statement<[number], 0 | 1>;
  /** The cells of a vintage come one after another. */
  private last: { readonly version: Version; readonly said: Cause | null } | null = null;

  constructor(db: Database) {
    this.findSaid = db
      .prepare<[string, number], Cause | null>(
        `SELECT v.opening ->> 'cause' FROM series s CROSS JOIN vintage v ON v.series = s.created
         WHERE s.id = ? AND v.number = ?`,
      )
      .pluck();
    this.isRunning = db
      .prepare<[number], 0 | 1>('SELECT running FROM count_entry WHERE sequence = ?')
      .pluck();
  }

  /** @param sequence of the entry of the count */
  of(sequence: number, { seriesId, vintage }: Version): Cause {
    return this.said({ seriesId, vintage }) ?? changesOf({ running: this.isRunning.get(sequence) === 1 });
  }

  private said(version: Version): Cause | null {
    const { last } = this;
    if (last?.version.seriesId === version.seriesId && last.version.vintage === version.vintage)
      return last.said;
    const said = this.findSaid.get(version.seriesId, version.vintage) ?? null;
    this.last = { version, said };
    return said;
  }
}
