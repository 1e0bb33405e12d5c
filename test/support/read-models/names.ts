import type { LedgerEvent } from '../../../src/domain/catalogue/event-types.js';
import type { EventStore, JsonObject, NewEvent } from '../../../src/event-store/port/index.js';
import type { Projection } from '../../../src/projection-runtime/projection.js';
import { sourceRegistered, uuid } from './facts.js';

/** A small read model for tests of the runtime: the names of the sources registered, in order. */
export function namesProjection(
  options: { name?: string; version?: number; refuse?: string } = {},
): Projection {
  const { name = 'names', version = 1, refuse } = options;
  const table = name.replaceAll('-', '_');
  return {
    name,
    version,
    tables: `CREATE TABLE ${table} (sequence INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;`,
    prepare(db) {
      const insert = db.prepare(`INSERT INTO ${table} (sequence, name) VALUES (?, ?)`);
      return {
        onLedgerEvent({ sequence, event }) {
          const source = nameOf(event);
          if (source === refuse) throw new Error(`cannot take ${source}`);
          insert.run(sequence, source);
        },
      };
    },
  };
}

function nameOf(event: LedgerEvent): string {
  if (event.kind !== 'source-registered') throw new Error(`not a registration: ${event.kind}`);
  return event.data.name;
}

/** The event that registers the source with that number, in a stream of its own. */
export function registration(number: number): NewEvent {
  return {
    id: uuid(number),
    type: 'conflict-ledger.source-registered.v1',
    data: sourceRegistered({ name: `source ${number}` }).data as unknown as JsonObject,
    metadata: { actor: 'analyst-1' },
  };
}

/** Registers sources by their numbers. */
export async function register(log: EventStore, ...numbers: number[]): Promise<void> {
  for (const number of numbers) {
    await log.append(`ledger-source-${uuid(number)}`, [registration(number)], 'no_stream');
  }
}
