import type { Database } from 'better-sqlite3';
import type { Category } from '../domain/catalogue/categories.js';
import type { LedgerEvent } from '../domain/catalogue/event-types.js';
import type { JsonObject } from '../event-store/port/index.js';

/** An event of the ledger in its present version, as projections see it. */
export interface ProjectedEvent {
  readonly sequence: number;
  readonly recordedAt: string;
  readonly eventId: string;
  readonly category: Category;
  /** The id of the resource whose stream it is. */
  readonly resourceId: string;
  readonly revision: number;
  /** Wire name of the present version. */
  readonly type: string;
  readonly event: LedgerEvent;
  readonly metadata: JsonObject;
}

/** An event of an `ops-` stream: not numbered, not public. */
export interface OperationsEvent {
  readonly stream: string;
  readonly type: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

/** One read model: its tables and how events change them. Its version goes up when either changes. */
export interface Projection {
  readonly name: string;
  readonly version: number;
  /** DDL of its tables, run once on an empty read model. */
  readonly tables: string;
  /** Prepares its statements and returns what applies events. It runs inside the transaction of the checkpoint. */
  prepare(db: Database): ProjectionHandlers;
}

export interface ProjectionHandlers {
  onLedgerEvent?(event: ProjectedEvent): void;
  onOperationsEvent?(event: OperationsEvent): void;
}
