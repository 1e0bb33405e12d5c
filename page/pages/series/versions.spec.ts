import type { Vintage } from '../../ledger/answers.js';
import { againstOf, againstQuery, newestFirst, shownVersion, versionBefore } from './versions.js';

const version = (vintage: number, statedAt: string, from: number) => ({ vintage, statedAt, from }) as Vintage;
const FIRST = version(1, '2024-01-15', 10);
const THIRD = version(2, '2024-03-02T12:00:00.000Z', 20);
/** Found late: it was published before the one that came before it. */
const SECOND = version(3, '2024-01-19', 30);
const ALL = [FIRST, THIRD, SECOND];

test('versions are in the order in which they were published, whenever they came', () => {
  expect(newestFirst(ALL)).toEqual([THIRD, SECOND, FIRST]);
  expect(shownVersion(ALL, undefined)).toBe(THIRD);
  expect(shownVersion(ALL, '3')).toBe(SECOND);
  expect(shownVersion(ALL, '4')).toBeNull();
  expect(versionBefore(ALL, THIRD)).toBe(SECOND);
  expect(versionBefore(ALL, FIRST)).toBeNull();
});

test('a table is held against the version before, another one, a time, or nothing', () => {
  expect(againstOf(undefined, ALL, THIRD)).toEqual({ kind: 'version', version: SECOND });
  expect(againstOf('1', ALL, THIRD)).toEqual({ kind: 'version', version: FIRST });
  expect(againstOf('none', ALL, THIRD)).toEqual({ kind: 'nothing' });
  expect(againstOf(undefined, ALL, FIRST)).toEqual({ kind: 'nothing' });
  expect(againstOf('9', ALL, THIRD)).toEqual({ kind: 'nothing' });
  const time = againstOf('2024-02-01', ALL, THIRD);
  expect(againstQuery(time, { asOf: '2026-01-01', statedAsOf: '2025-01-01' })).toEqual({
    asOf: '2026-01-01',
    asOfSequence: undefined,
    statedAsOf: '2024-02-01',
  });
  expect(againstQuery({ kind: 'nothing' }, {})).toBeNull();
});
