import type { Measure } from '../../../src/domain/kernel/measure.js';
import type { CellValue, DefinedColumn, PlacedTable } from '../../../src/domain/series/cells.js';
import type { SeriesDetails } from '../../../src/domain/series/details.js';
import { placeTable } from '../../../src/domain/series/placing.js';
import type { Row } from '../../../src/domain/series/rows.js';
import { seriesDetails } from '../samples.js';

/** Tables of a publisher, placed by a series whose measures are known: for the specs of placing. */

export const SITUATION = '0199f0e2-0000-7000-8000-000000000001';
export const KHARKIV = '0199f0e2-0000-7000-8000-000000000002';

export const DETAILS = seriesDetails({ situationId: SITUATION, columns: {}, otherColumns: 'ignore' });
export const KILLED = { measure: 'killed', group: 'all', family: null };
export const INJURED = { measure: 'injured', group: 'all', family: null };

const people: Measure = { unit: 'people', accumulation: 'period', basis: 'reported', decimals: 0 };
const MEASURES: Readonly<Record<string, Measure>> = {
  'casualty killed': people,
  'casualty injured': people,
  'damage area': { ...people, unit: 'hectares', decimals: 2 },
  'casualty remark': { ...people, unit: 'text' },
};

type Cells = Readonly<Record<string, CellValue | undefined>>;

function attempt(
  rows: readonly Cells[],
  details: Partial<SeriesDetails> = {},
  defined: readonly DefinedColumn[] = [],
) {
  const read: Row[] = rows.map((row) => ({
    columns: Object.keys(row),
    values: Object.values(row).map((value) => value ?? null),
  }));
  return placeTable(
    read,
    { ...DETAILS, ...details },
    {
      defined,
      measureOf: (family, code) => MEASURES[`${family} ${code}`],
      isMeasureTaken: (family, code) =>
        Object.hasOwn(MEASURES, `${family} ${code}`) || code === 'daily_taken',
    },
  );
}

/** @throws Error when it is refused */
export function place(...given: Parameters<typeof attempt>): PlacedTable {
  const table = attempt(...given);
  if ('kind' in table) throw new Error(JSON.stringify(table.rejection));
  return table;
}

/** What it is refused for. */
export function refused(...given: Parameters<typeof attempt>): readonly string[] {
  const table = attempt(...given);
  if (!('kind' in table)) throw new Error('it was placed');
  expect(table.rejection.code).toBe('invalid');
  return (table.rejection.errors ?? []).map(({ pointer, detail }) => `${pointer}${detail}`);
}

export const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code);
