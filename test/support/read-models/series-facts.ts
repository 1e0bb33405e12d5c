import type { PublishedCell } from '../../../src/domain/counts/published-cell.js';
import type { SeriesEvent } from '../../../src/domain/series/events.js';
import { best, NOTHING_COMMON, OFFICIALS, seriesDetails, statement } from '../samples.js';
import { activeBefore, countAmended, countReported } from './facts.js';
import type { TestLedger } from './ledger.js';

const said = (day: number) => statement(OFFICIALS, `2025-10-${day}T12:00:00.000Z`);
const hash = (digit: string) => digit.repeat(64);

const fileOf = (vintage: number, day: number) => ({
  ...NOTHING_COMMON,
  vintage,
  statement: said(day),
  effectiveAt: said(day).statedAt,
  sha256: hash(String(vintage)),
});

function opened(vintage: number, day: number): SeriesEvent {
  return {
    kind: 'vintage-opened',
    data: { ...fileOf(vintage, day), next: null, cause: null, defined: [] },
  };
}

function completed(vintage: number, day: number): SeriesEvent {
  return {
    kind: 'vintage-completed',
    data: {
      ...fileOf(vintage, day),
      tally: { rows: 1, cells: 1, reported: 2 - vintage, amended: vintage - 1, retracted: 0, unchanged: 0 },
      stateSha256: hash('a'),
      columns: ['killed'],
      names: {},
      namedOtherwise: [],
      warnings: [],
    },
  };
}

/** A series about a situation: two vintages of one cell, and a third that is open. */
export async function recordSeries(
  ledger: TestLedger,
  seriesId: string,
  situationId: string,
  countId: string,
): Promise<void> {
  const cell = (vintage: number, value: number, change: PublishedCell['change']): PublishedCell => ({
    seriesId,
    vintage,
    change,
    key: ['2025-10-22'],
    column: 'killed',
    values: { killed: value },
  });
  await ledger.record(seriesId, {
    kind: 'series-defined',
    data: { ...NOTHING_COMMON, details: seriesDetails({ situationId }) },
  });
  await ledger.record(seriesId, opened(1, 22));
  await ledger.record(
    countId,
    countReported({
      subject: { type: 'situation', id: situationId },
      period: '2025-10-22',
      figure: best(3),
      statement: said(22),
      cell: cell(1, 3, 'appeared'),
    }),
  );
  await ledger.record(seriesId, completed(1, 22));
  await ledger.record(seriesId, {
    kind: 'series-amended',
    data: {
      ...NOTHING_COMMON,
      changes: { otherColumns: 'ignore' },
      previous: { otherColumns: 'refuse' },
      amends: 0,
      reason: 'footnotes count nothing',
    },
  });
  await ledger.record(seriesId, opened(2, 24));
  await ledger.record(
    countId,
    countAmended({
      figure: best(4),
      before: activeBefore(0, best(3)),
      statement: said(24),
      effectiveAt: '2025-10-24T12:00:00.000Z',
      cell: cell(2, 4, 'changed'),
    }),
  );
  await ledger.record(seriesId, completed(2, 24));
  await ledger.record(seriesId, opened(3, 25));
}
