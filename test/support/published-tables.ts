import { randomUUID } from 'node:crypto';
import { seriesBody, situationBody, sourceBody } from './bodies.js';
import type { Random } from './random.js';

/** A version of a table as it is sent. */
export interface TableVersion {
  readonly statedAt: string;
  readonly rows: readonly object[];
}

/** What is defined before versions of a table can be taken, with ids of their own. */
export interface TableScene {
  readonly seriesId: string;
  /** What to post, in order; paths are those below `/v1`. */
  readonly definitions: readonly { readonly path: string; readonly body: object }[];
}

/** A series of a daily table with a qualified column, and columns that become measures. */
export function tableScene(code = 'daily'): TableScene {
  const [sourceId, situationId, seriesId] = [randomUUID(), randomUUID(), randomUUID()];
  const series = seriesBody(sourceId, situationId, {
    id: seriesId,
    code,
    rows: [''],
    columns: {
      killed: { measure: 'killed' },
      'killed*': { qualifies: 'killed', words: { about: 'approximate' } },
    },
    otherColumns: 'define',
  });
  return {
    seriesId,
    definitions: [
      { path: '/sources', body: sourceBody({ id: sourceId }) },
      { path: '/situations', body: situationBody(sourceId, { id: situationId }) },
      { path: '/series', body: series },
    ],
  };
}

/** Days of which a version may have figures. */
const DAYS = 120;
const COLUMNS = ['killed', 'killed*', 'hurt', 'remark'] as const;

/** Versions of the table, in an order of arrival in which the one before the last in stated order comes last. */
export function tableVersions(random: Random, count: number): TableVersion[] {
  const versions = Array.from({ length: count }, (_, index) => ({
    statedAt: `2024-02-${String(index + 1).padStart(2, '0')}T12:00:00Z`,
    rows: rowsDrawn(random),
  }));
  const late = versions.splice(-2, 1);
  return [...versions, ...late];
}

function rowsDrawn(random: Random): object[] {
  const days = Array.from({ length: DAYS }, (_, day) =>
    new Date(Date.UTC(2023, 9, 7 + day)).toISOString().slice(0, 10),
  );
  return days
    .filter(() => random.below(8) > 0)
    .map((date) => {
      const columns = COLUMNS.filter(() => random.below(8) > 0);
      return { date, ...Object.fromEntries(columns.map((column) => [column, valueIn(column, random)])) };
    });
}

/** Mostly what was there before, and now and then what is odd. */
function valueIn(column: (typeof COLUMNS)[number], random: Random): string | number | null {
  if (column === 'remark') return random.pick(['hospital', 'media', null]);
  if (column === 'killed*') return random.pick([null, null, 'about', 'more or less']);
  return random.pick([1, 1, 1, 2, null, -3, '4', 'dozens']);
}
