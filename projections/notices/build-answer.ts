import type { NoticeEvent } from '../../src/domain/notices/events.js';
import type { StreamEntry, VisibleStream } from '../../src/projection-runtime/stream-tables.js';
import { gatherCodes } from '../codes.js';
import type { NoticeAnswer } from './answers.js';

/** What the visible events of a notice's stream come to. */
export function noticeAnswer({ id, entries }: VisibleStream<NoticeEvent>): NoticeAnswer {
  const [recorded] = entries;
  const retracted = entries.find(({ event }) => event.kind === 'notice-retracted');
  if (recorded?.event.kind !== 'notice-recorded') throw new Error(`the notice ${id} was never recorded`);
  const { cause, reason, statement, scope, note } = recorded.event.data;
  return {
    id,
    status: retracted ? 'retracted' : 'active',
    cause,
    reason,
    statement,
    scope,
    retraction: retracted ? retractionOf(retracted) : null,
    note,
    codes: gatherCodes(entries.map(({ event }) => event.data.codes)),
    revision: entries.at(-1)?.revision ?? recorded.revision,
    recordedAt: recorded.recordedAt,
    actor: recorded.actor,
  };
}

function retractionOf({ event, recordedAt, actor }: StreamEntry<NoticeEvent>): NoticeAnswer['retraction'] {
  const { reason, statement } = event.data;
  return { reason, statement, recordedAt, actor };
}
