import { best, figure } from '../../../test/support/samples.js';
import type { Figure } from '../kernel/figure.js';
import { fallsIn } from './falls.js';

/** The last days and what is reached by them, and of what falls the last days. */
const falls = (...series: (readonly [end: string, figure: Figure])[]) =>
  fallsIn(series.map(([end, reached]) => ({ end, figure: reached }))).map(({ earlier, later }) => [
    earlier.end,
    later.end,
  ]);

describe('a series that is counted since a start', () => {
  it('falls between neighbours, and not again where it stays below', () => {
    expect(
      falls(
        ['2025-10-22', best(120)],
        ['2025-10-23', best(115)],
        ['2025-10-24', best(115)],
        ['2025-10-26', best(118)],
      ),
    ).toEqual([['2025-10-22', '2025-10-23']]);
  });

  it('falls where it surely does', () => {
    expect(falls(['2025-10-22', figure({ low: 12 })], ['2025-10-23', figure({ high: 10 })])).toHaveLength(1);
    expect(falls(['2025-10-22', best(12)], ['2025-10-23', figure({ low: 10 })])).toEqual([]);
    expect(falls(['2025-10-22', figure({ high: 30 })], ['2025-10-23', best(10)])).toEqual([]);
  });

  it('does not fall to what is not known, nor from it', () => {
    expect(falls(['2025-10-22', best(12)], ['2025-10-23', null], ['2025-10-24', best(10)])).toEqual([]);
  });

  it('has counts that end on one day beside each other', () => {
    expect(
      falls(
        ['2025-10-30', best(9)],
        ['2025-10-31', best(8)],
        ['2025-10-31', best(10)],
        ['2025-11-01', best(9)],
      ),
    ).toEqual([
      ['2025-10-30', '2025-10-31'],
      ['2025-10-31', '2025-11-01'],
    ]);
  });
});
