import { eventTypeFilter } from '@eventstore/db-client';
import { LogRefusedError } from '../port/index.js';
import type { Connection } from './connection.js';
import { followOnce } from './following.js';
import { START } from './place.js';
import { RETENTION_EVENT_TYPES, Retention } from './retention.js';

const OF_RETENTION = eventTypeFilter({ prefixes: [...RETENTION_EVENT_TYPES] });
/** Streams that the refusal names. */
const NAMED = 5;

/**
 * Refuses a log that is set to forget events of the ledger. The server looks through the whole log for it and sends
 * little: about a second for a million events.
 * @throws LogRefusedError
 */
export async function assertKeptForEver(connection: Connection): Promise<void> {
  const retention = new Retention(connection.names);
  await showAll(connection, retention);
  const violations = retention.violations();
  if (violations.length === 0) return;
  const more = violations.length > NAMED ? `, and ${violations.length - NAMED} more` : '';
  throw new LogRefusedError(
    `the log at ${connection.name} does not keep its streams for ever: ${violations.slice(0, NAMED).join('; ')}${more}`,
  );
}

async function showAll(connection: Connection, retention: Retention): Promise<void> {
  const options = { signal: connection.closed, silence: connection.timings.answer };
  for await (const mark of followOnce(connection, START, OF_RETENTION, options)) {
    if (mark.kind === 'event') retention.see(mark.event);
    if (mark.kind === 'caughtUp') return;
  }
  throw new Error('it ended the connection');
}
