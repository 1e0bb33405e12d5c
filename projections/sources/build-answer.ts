import type { SourceEvent, SourceGraded, SourceRegistered } from '../../src/domain/sources/events.js';
import type { StreamEntry, VisibleStream } from '../../src/projection-runtime/stream-tables.js';
import { gatherCodes } from '../codes.js';
import type { SourceAnswer, SourceGradeAnswer } from './answers.js';

type SourceEntry = StreamEntry<SourceEvent>;

interface Entry<Event> extends SourceEntry {
  readonly event: Event & SourceEvent;
}

/** What the events of a source's stream, in order, come to. */
export function sourceAnswer({ id, entries }: VisibleStream<SourceEvent>): SourceAnswer {
  const registration = entries.find(isRegistration);
  if (!registration) throw new Error(`the source ${id} was never registered`);
  const { name, kind, country, url, reliability, note } = registration.event.data;
  const grades = entries.filter(isGrading).map(gradeOf);
  return {
    id,
    name,
    kind,
    country,
    url,
    reliability: grades.at(-1)?.reliability ?? reliability,
    grades,
    note,
    codes: gatherCodes(entries.map(({ event }) => event.data.codes)),
    revision: Math.max(...entries.map(({ revision }) => revision)),
    recordedAt: registration.recordedAt,
    actor: registration.actor,
  };
}

function isRegistration(entry: SourceEntry): entry is Entry<SourceRegistered> {
  return entry.event.kind === 'source-registered';
}

function isGrading(entry: SourceEntry): entry is Entry<SourceGraded> {
  return entry.event.kind === 'source-graded';
}

function gradeOf({ revision, event, recordedAt, actor }: Entry<SourceGraded>): SourceGradeAnswer {
  const { reliability, previous, reason } = event.data;
  return { revision, reliability, previous, reason, recordedAt, actor };
}
