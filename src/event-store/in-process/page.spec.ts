import { rowsToLookAt, takePage } from './page.js';
import { START } from './place.js';
import type { LogRow } from './row.js';

describe('a page of a log in this process', () => {
  it('ends at its limit', () => {
    const page = takePage(rows(5), START, 5, { limit: 2 });
    expect(page.events.map(({ revision }) => revision)).toEqual([0n, 1n]);
    expect(page).toMatchObject({ checkpoint: '2.2.1000', atEnd: false });
  });

  it('is at the end when nothing is left', () => {
    expect(takePage(rows(2), START, 2, { limit: 2 })).toMatchObject({ checkpoint: '2.2.1000', atEnd: true });
    expect(takePage([], START, 0, { limit: 2 })).toEqual({ events: [], checkpoint: '0.0.0', atEnd: true });
  });

  it('moves past what its filter leaves out', () => {
    const filter = { streamPrefixes: ['ops-'] };
    const page = takePage(rows(7), START, 9, { limit: 1, filter });
    expect(page).toEqual({ events: [], checkpoint: '7.7.1000', atEnd: false });
  });

  it('ends before big events fill the memory', () => {
    const big = rows(9, `{"text":"${'x'.repeat(1024 * 1024)}"}`);
    expect(takePage(big, START, 9, { limit: 9 }).events).toHaveLength(4);
  });

  it('looks at a bounded number of rows, and at as many as it may hold', () => {
    expect(rowsToLookAt({ limit: 1 })).toBe(1_000);
    expect(rowsToLookAt({ limit: 5_000 })).toBe(5_000);
  });

  it.each([0, -1, 1.5, NaN, Infinity])('refuses a limit of %d, with which nobody gets on', (limit) => {
    expect(() => rowsToLookAt({ limit })).toThrow(RangeError);
  });
});

function rows(count: number, data = '{}'): LogRow[] {
  return Array.from({ length: count }, (_, index) => ({
    position: index + 1,
    sequence: index + 1,
    recordedAt: 1_000,
    stream: 'ledger-count-1',
    revision: index,
    id: '018f3c1e-0000-4000-8000-000000000000',
    type: 'tested.v1',
    data,
    metadata: '{}',
  }));
}
