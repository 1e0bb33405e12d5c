import { entriesInForce, type Entry } from './entries.js';

const entry = (sequence: number, effectiveAt: string | null, previousStatus?: string) =>
  ({ sequence, effectiveAt, previousStatus }) as Entry;

describe('the entries that were in force', () => {
  it('stand in stated order, and what was recorded later comes later at one time', () => {
    const entries = [
      entry(1, '2025-10-22T06:00:00.000Z', 'none'),
      entry(2, '2025-10-24T06:00:00.000Z', 'active'),
      entry(3, '2025-10-23T06:00:00.000Z', 'active'),
      entry(4, '2025-10-22T06:00:00.000Z', 'active'),
    ];
    expect(entriesInForce(entries).map(({ sequence }) => sequence)).toEqual([1, 4, 3, 2]);
  });

  it('leave out claims and proposals, which set no figure', () => {
    expect(entriesInForce([entry(1, '2025-10-22T06:00:00.000Z'), entry(2, null)])).toEqual([]);
  });
});
