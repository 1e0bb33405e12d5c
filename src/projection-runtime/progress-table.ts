import type { Database, Statement } from 'better-sqlite3';
import type { Checkpoint } from '../event-store/port/index.js';

/** The last event applied: what tells this log from an older copy of it. */
export interface LastEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
}

/** How far a read model has come. */
export interface Progress {
  readonly checkpoint: Checkpoint | null;
  /** 0 before the first. */
  readonly sequence: number;
  /** When the log took the last event; null before the first. */
  readonly recordedAt: string | null;
  readonly last: LastEvent | null;
}

/** How a read model began. */
export interface Beginning {
  /** Instant in UTC. */
  readonly begunAt: string;
  /** The operator's request that it was built for; null when it had to be built. */
  readonly rebuildId: string | null;
}

/** DDL: one row, kept in the transaction of the rows that it stands for. */
export const PROGRESS_TABLE = `
  CREATE TABLE progress (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    fingerprint TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    rebuild_id TEXT,
    -- Whether it was at the end of the log once: only then may it take the place of another.
    complete INTEGER NOT NULL DEFAULT 0,
    checkpoint TEXT,
    sequence INTEGER NOT NULL,
    recorded_at TEXT,
    event_id TEXT,
    stream TEXT,
    revision INTEGER
  ) STRICT;`;

/** Another process has moved the checkpoint: two of them write one read model. */
export class CheckpointMovedError extends Error {
  override readonly name = 'CheckpointMovedError';
  constructor() {
    super('another process writes this read model: its checkpoint is not where this one left it');
  }
}

interface ProgressRow {
  readonly checkpoint: Checkpoint | null;
  readonly sequence: number;
  readonly recorded_at: string | null;
  readonly event_id: string | null;
  readonly stream: string | null;
  readonly revision: number | null;
}

/** Writes the first row, in a read model that holds nothing yet. */
export function beginProgress(db: Database, fingerprint: string, beginning: Beginning): void {
  db.prepare(
    `INSERT INTO progress (only, fingerprint, begun_at, rebuild_id, sequence)
     VALUES (1, @fingerprint, @begunAt, @rebuildId, 0)`,
  ).run({ fingerprint, ...beginning });
}

/** The fingerprint under which a read model was begun. */
export function readFingerprint(db: Database): string | undefined {
  return db.prepare<[], string>('SELECT fingerprint FROM progress').pluck().get();
}

/** The row that says how far a read model has come. */
export class ProgressTable {
  private readonly select: Statement<[], ProgressRow>;
  /** How it began. */
  readonly beginning: Beginning;
  private completed: boolean;
  private readonly update: Statement<[Record<string, unknown>]>;

  constructor(private readonly db: Database) {
    const { complete, ...beginning } = readBeginning(db);
    this.beginning = beginning;
    this.completed = complete === 1;
    this.select = db.prepare(
      'SELECT checkpoint, sequence, recorded_at, event_id, stream, revision FROM progress',
    );
    this.update = db.prepare(
      `UPDATE progress
       SET checkpoint = @checkpoint, sequence = @sequence, recorded_at = @recordedAt,
           event_id = @id, stream = @stream, revision = @revision
       WHERE checkpoint IS @expected`,
    );
  }

  /** Whether it was at the end of the log once. */
  get isComplete(): boolean {
    return this.completed;
  }

  markComplete(): void {
    if (this.completed) return;
    this.db.prepare('UPDATE progress SET complete = 1').run();
    this.completed = true;
  }

  read(): Progress {
    const row = this.select.get();
    if (!row) throw new Error('the read model has no progress row');
    const { checkpoint, sequence, recorded_at: recordedAt, event_id: id, stream, revision } = row;
    const last = id === null || stream === null || revision === null ? null : { id, stream, revision };
    return { checkpoint, sequence, recordedAt, last };
  }

  /**
   * Moves on from a checkpoint.
   * @throws CheckpointMovedError when it is not there
   */
  advance(expected: Checkpoint | null, { checkpoint, sequence, recordedAt, last }: Progress): void {
    const { id = null, stream = null, revision = null } = last ?? {};
    const values = { expected, checkpoint, sequence, recordedAt, id, stream, revision };
    if (this.update.run(values).changes !== 1) throw new CheckpointMovedError();
  }
}

function readBeginning(db: Database): Beginning & { readonly complete: number } {
  const row = db
    .prepare<[], Beginning & { readonly complete: number }>(
      'SELECT begun_at AS begunAt, rebuild_id AS rebuildId, complete FROM progress',
    )
    .get();
  if (!row) throw new Error('the read model has no progress row');
  return row;
}
