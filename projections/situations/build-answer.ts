import type { SituationEvent } from '../../src/domain/situations/events.js';
import { evolveSituation, type SituationState } from '../../src/domain/situations/state.js';
import type { VisibleStream } from '../../src/projection-runtime/stream-tables.js';
import { gatherCodes } from '../codes.js';
import type { SubjectCount } from '../counts/of-subject.js';
import type { SituationAnswer } from './answers.js';

/** What the events of a situation's stream, in order, come to. */
export function situationAnswer(
  { id, entries }: VisibleStream<SituationEvent>,
  counts: readonly SubjectCount[],
): SituationAnswer {
  const state = entries.reduce<SituationState | null>(evolveSituation, null);
  const last = entries.at(-1);
  if (!state || !last) throw new Error(`the situation ${id} was never opened`);
  const { details, statement, revision, warnings } = state;
  return {
    id,
    title: details.title,
    kind: details.kind,
    place: details.place,
    since: details.since,
    statement,
    note: last.event.data.note,
    codes: gatherCodes(entries.map(({ event }) => event.data.codes)),
    revision,
    detailsRevision: revision,
    counts,
    warnings,
  };
}
