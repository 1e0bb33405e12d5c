import type { EventMetadata } from '../../src/domain/catalogue/metadata.js';
import type { Before, CountEvent } from '../../src/domain/counts/events.js';
import type { Figure } from '../../src/domain/kernel/figure.js';
import type { ProjectedEvent } from '../../src/projection-runtime/projection.js';
import type { CountRevisionAnswer, Previous, Value } from './answers.js';

/** An event of a count's stream as the API shows it. */
export function revisionOf(projected: ProjectedEvent, event: CountEvent): CountRevisionAnswer {
  const { data } = event;
  const { statement, note, codes, noticeId, effectiveAt } = data;
  return {
    revision: projected.revision,
    type: projected.type,
    sequence: projected.sequence,
    eventId: projected.eventId,
    recordedAt: projected.recordedAt,
    statedAt: statement.statedAt,
    effectiveAt,
    actor: (projected.metadata as unknown as EventMetadata).actor,
    sourceId: statement.sourceId,
    ...valueOf(event),
    ...('before' in data ? previousOf(data.before) : {}),
    claim: 'claim' in data ? data.claim : null,
    corrects: 'corrects' in data ? data.corrects : null,
    cause: 'cause' in data ? data.cause : null,
    reason: 'reason' in data ? data.reason : null,
    note,
    codes,
    correctionId: null,
    noticeId,
    vintage: null,
    warnings: 'warnings' in data ? data.warnings : [],
    statement,
  };
}

function valueOf(event: CountEvent): Value {
  switch (event.kind) {
    case 'count-retracted':
      return { status: 'retracted', lastFigure: lastFigureOf(event.data.before) };
    case 'claim-retracted':
      return { status: 'retracted', lastFigure: event.data.lastFigure };
    case 'count-reported':
    case 'count-amended':
    case 'claim-recorded':
    case 'claim-adopted':
      return { status: 'active', figure: event.data.figure };
  }
}

function lastFigureOf(before: Before): Figure {
  if (before.status === 'none') throw new Error('a count is retracted of which nothing was in force');
  return before.status === 'active' ? before.figure : before.lastFigure;
}

function previousOf(before: Before): Previous {
  return before.status === 'active'
    ? { previous: before.figure, previousStatus: 'active' }
    : { previousStatus: before.status };
}
