import type { Term } from '../../src/domain/agreements/details.js';
import type { CommonMembers } from '../../src/domain/kernel/common.js';
import type { StatedFigure } from '../../src/domain/kernel/figure.js';
import type { Statement } from '../../src/domain/kernel/statement.js';
import type { StatedTime } from '../../src/domain/kernel/time.js';
import type { SeriesDetails } from '../../src/domain/series/details.js';

/** Parts of commands and events with every member, for the tests to vary. */

export const OFFICIALS = '018f3c2a-0000-7000-8000-000000000001';
export const MAYOR = '018f3c2a-0000-7000-8000-000000000002';
export const NEWSPAPER = '018f3c2a-0000-7000-8000-000000000003';

export const NOTHING_COMMON: CommonMembers = { note: null, codes: {}, noticeId: null };

export function figure(members: Partial<StatedFigure>): StatedFigure {
  return { low: null, best: null, high: null, approximate: false, asStated: null, ...members };
}

export const best = (value: number): StatedFigure => figure({ best: value });

/** A term of the agreement of Sweden and Ukraine of 22 October 2025. */
export const GRIPEN: Term = {
  termId: 'gripen',
  item: 'Gripen',
  category: 'fighter_aircraft',
  unit: 'aircraft',
  figure: figure({ high: 150, asStated: 'up to 150' }),
  period: { years: 10 },
  commitment: 'potential',
};

/** Of a daily table of the killed. */
export function seriesDetails(members: Partial<SeriesDetails> = {}): SeriesDetails {
  return {
    code: 'daily',
    name: 'Daily table',
    situationId: '018f3c2a-0000-7000-8000-000000000041',
    sourceId: OFFICIALS,
    format: 'json',
    rows: [''],
    key: { date: 'period' },
    family: 'casualty',
    columns: { killed: { measure: 'killed', group: 'all', family: null } },
    renames: [],
    otherColumns: 'refuse',
    dating: 'reported',
    running: false,
    ...members,
  };
}

export function statement(
  sourceId: string,
  statedAt: StatedTime,
  members: Partial<Statement> = {},
): Statement {
  return {
    sourceId,
    statedAt,
    via: [],
    credibility: null,
    url: null,
    archivedUrl: null,
    evidenceSha256: null,
    quote: null,
    ...members,
  };
}
