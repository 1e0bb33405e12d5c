import type { DiplomaticEvent } from '../../src/domain/diplomatic-events/events.js';
import { type DiplomaticState, evolveDiplomaticEvent } from '../../src/domain/diplomatic-events/state.js';
import type { StreamEntry, VisibleStream } from '../../src/projection-runtime/stream-tables.js';
import { gatherCodes } from '../codes.js';
import type { DiplomaticEventAnswer, DiplomaticHistoryEntry } from './answers.js';

/** What the events of a diplomatic event's stream, in order, come to. */
export function diplomaticEventAnswer({
  id,
  entries,
}: VisibleStream<DiplomaticEvent>): DiplomaticEventAnswer {
  let state: DiplomaticState | null = null;
  const history: DiplomaticHistoryEntry[] = [];
  for (const entry of entries) {
    state = evolveDiplomaticEvent(state, entry);
    history.push(historyEntry(entry, state));
  }
  const last = history.at(-1);
  if (!state || !last) throw new Error(`the diplomatic event ${id} was never announced`);
  const { details, status, scheduledFor, summary, statement, revision, warnings } = state;
  return {
    id,
    kind: details.kind,
    title: details.title,
    participants: details.participants,
    place: details.place,
    status,
    scheduledFor,
    summary,
    statement,
    note: last.note,
    codes: gatherCodes(entries.map(({ event }) => event.data.codes)),
    revision,
    history,
    warnings,
  };
}

/** @param after what the entry came to */
function historyEntry(
  { revision, type, sequence, recordedAt, actor, event: { data } }: StreamEntry<DiplomaticEvent>,
  after: DiplomaticState,
): DiplomaticHistoryEntry {
  const { status, statement, effectiveAt, note } = data;
  return {
    revision,
    type,
    sequence,
    status,
    previousStatus: 'previous' in data ? data.previous.status : null,
    scheduledFor: after.scheduledFor,
    reason: 'reason' in data ? data.reason : null,
    summary: 'summary' in data ? data.summary : null,
    statement,
    recordedAt,
    statedAt: statement.statedAt,
    effectiveAt,
    actor,
    note,
  };
}
