import type { EventMetadata } from '../../src/domain/catalogue/metadata.js';
import type { Before, CountEvent } from '../../src/domain/counts/events.js';
import { cellOf } from '../../src/domain/counts/state.js';
import type { Figure } from '../../src/domain/kernel/figure.js';
import type { ProjectedEvent } from '../../src/projection-runtime/projection.js';
import type { CountRevisionAnswer, Previous, Value } from './answers.js';

/** An event of a count's stream as the API shows it. */
export function revisionOf(projected: ProjectedEvent, event: CountEvent): CountRevisionAnswer {
  const { data } = event;
  const { note, codes, noticeId } = data;
  // A proposal says what the entry would hold that it asks for.
  const said = 'proposal' in data ? data.proposal : data;
  const statement = 'statement' in said ? said.statement : null;
  return {
    revision: projected.revision,
    type: projected.type,
    sequence: projected.sequence,
    eventId: projected.eventId,
    recordedAt: projected.recordedAt,
    statedAt: statement?.statedAt ?? null,
    effectiveAt: 'effectiveAt' in data ? data.effectiveAt : null,
    actor: (projected.metadata as unknown as EventMetadata).actor,
    sourceId: statement?.sourceId ?? null,
    ...valueOf(event),
    ...('before' in data ? previousOf(data.before) : {}),
    claim: 'claim' in data ? data.claim : null,
    corrects: 'corrects' in data ? data.corrects : null,
    cause: 'cause' in said ? said.cause : null,
    reason: 'reason' in said ? said.reason : null,
    note,
    codes,
    correctionId: 'correctionId' in data ? data.correctionId : null,
    noticeId,
    ...publishedOf(event),
    warnings: 'warnings' in data ? data.warnings : [],
    statement,
  };
}

function publishedOf(event: CountEvent): Pick<CountRevisionAnswer, 'seriesId' | 'vintage' | 'published'> {
  const cell = cellOf(event);
  if (!cell) return { seriesId: null, vintage: null, published: null };
  const { seriesId, vintage, values, column } = cell;
  const published = Object.hasOwn(values, column) ? (values[column] ?? null) : null;
  return { seriesId, vintage, published };
}

function valueOf(event: CountEvent): Value | { status?: undefined } {
  switch (event.kind) {
    case 'count-retracted':
      return { status: 'retracted', lastFigure: lastFigureOf(event.data.before) };
    case 'claim-retracted':
      return { status: 'retracted', lastFigure: event.data.lastFigure };
    case 'count-reported':
    case 'count-amended':
    case 'claim-recorded':
    case 'claim-adopted':
    case 'correction-accepted':
      return { status: 'active', figure: event.data.figure };
    case 'correction-proposed':
      return { status: 'active', figure: event.data.proposal.figure };
    case 'correction-rejected':
    case 'correction-withdrawn':
      return {};
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
