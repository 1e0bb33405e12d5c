import { figure } from '../../../test/support/samples.js';
import { plot, type PlotRow } from './plot.js';

const row = (label: string, members: object | null): PlotRow => ({
  label,
  isRetracted: false,
  figure: members && figure(members),
});

// Eleven characters from 0 to 10: a character is one.
const TEN = 11;

describe('the plot of a figure', () => {
  it('has a point for the number itself and a band from low to high', () => {
    expect(
      plot([row('a', { best: 10 }), row('b', { low: 2, best: 4, high: 6 }), row('c', { best: 0 })], TEN),
    ).toEqual([
      '  a            ●  10',
      '  b    │░●░│      at least 2, 4, at most 6',
      '  c  ●            0',
      '     0        10',
    ]);
  });

  it('is open where no bound is given', () => {
    expect(plot([row('a', { low: 6 }), row('b', { high: 3 }), row('c', { best: 10 })], TEN)).toEqual([
      '  a        │░░░›  at least 6',
      '  b  ‹░░│         at most 3',
      '  c            ●  10',
      '     0        10',
    ]);
  });

  it('ends a band at the number where only the other bound is given', () => {
    expect(plot([row('a', { low: 2, best: 5 }), row('b', { best: 5, high: 10 })], TEN)).toEqual([
      '  a    │░░●       at least 2, 5',
      '  b       ●░░░░│  5, at most 10',
      '     0        10',
    ]);
  });

  it('shows what is unknown, retracted or only in words apart from every number', () => {
    expect(
      plot(
        [
          row('2025-10-22', { best: 10 }),
          row('2025-10-23', null),
          { label: '2025', isRetracted: true },
          row('2026', { asStated: 'dozens' }),
        ],
        TEN,
      ),
    ).toEqual([
      '  2025-10-22            ●  10',
      '  2025-10-23  ?            unknown',
      '  2025        ×            retracted',
      '  2026                     "dozens"',
      '              0        10',
    ]);
  });

  it('begins at the least where all would look the same from zero', () => {
    expect(plot([row('a', { best: 1000 }), row('b', { best: 1005 }), row('c', { best: 1010 })], TEN)).toEqual(
      ['  a  ●            1000', '  b       ●       1005', '  c            ●  1010', '     1000   1010'],
    );
  });

  it('puts the band between bounds that are the wrong way round', () => {
    expect(plot([row('a', { low: 8, high: 3 }), row('b', { best: 10 })], TEN)[0]).toBe(
      '  a     │░░░░│    at least 8, at most 3',
    );
  });

  it('has no scale without a number', () => {
    expect(plot([row('a', null)], TEN)).toEqual(['  a  ?            unknown']);
    expect(plot([row('a', { best: 0 })], TEN)).toEqual(['  a  ●            0', '     0         1']);
    expect(plot([], TEN)).toEqual([]);
  });
});
