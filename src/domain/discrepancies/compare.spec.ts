import { best, figure } from '../../../test/support/samples.js';
import { aboveBy, boundsDisordered, claimsDiffer, partsExceed } from './compare.js';

describe('claims of one count', () => {
  it.each([
    ['numbers', [best(6), best(9)], 3, 0.333333],
    ['a number and an "at least" above it', [best(6), figure({ low: 8 })], 2, 0.25],
    ['an "up to" and a number above it', [figure({ high: 4 }), best(5), best(10)], 6, 0.6],
  ])('are disjoint: %s', (_name, figures, absolute, relative) => {
    expect(claimsDiffer(figures)).toEqual({ disjoint: true, size: { absolute, relative } });
  });

  it.each([
    ['a number within bounds', [best(6), figure({ low: 5, high: 8 })], 2, 0.25],
    ['an "at least" below a number', [figure({ low: 6 }), best(7)], 1, 0.142857],
    [
      'the same bounds around other numbers',
      [figure({ low: 1, best: 3, high: 10 }), figure({ low: 1, best: 7, high: 10 })],
      4,
      0.4,
    ],
  ])('overlap: %s', (_name, figures, absolute, relative) => {
    expect(claimsDiffer(figures)).toEqual({ disjoint: false, size: { absolute, relative } });
  });

  it.each([
    ['the same number', [best(6), figure({ best: 6, asStated: 'six' })]],
    ['an "at least" that is met', [figure({ low: 6 }), best(6)]],
    ['words', [figure({ asStated: 'dozens' }), best(6)]],
    ['what is not known', [null, best(6)]],
    ['one alone', [best(6)]],
    ['none', []],
  ])('do not differ: %s', (_name, figures) => {
    expect(claimsDiffer(figures)).toBeNull();
  });

  it('with bounds the wrong way round differ by what is left when they are put right', () => {
    expect(claimsDiffer([figure({ low: 9, high: 4 }), best(5)])).toMatchObject({
      disjoint: false,
      size: { absolute: 4 },
    });
  });
});

it('sees parts that surely make more than their whole', () => {
  expect(partsExceed(best(6), [best(3), figure({ low: 4 }), null])).toEqual({
    absolute: 1,
    relative: 0.142857,
  });
  expect(partsExceed(best(6), [best(3), best(3)])).toBeNull();
  expect(partsExceed(figure({ low: 6 }), [best(30)])).toBeNull();
  expect(partsExceed(best(6), [figure({ high: 30 })])).toBeNull();
  expect(partsExceed(null, [best(30)])).toBeNull();
});

it('sees a figure above one that it should not be above', () => {
  expect(aboveBy(best(12), best(10))).toEqual({ absolute: 2, relative: 0.166667 });
  expect(aboveBy(figure({ low: 12 }), figure({ high: 10 }))).toEqual({
    absolute: 2,
    relative: 0.166667,
  });
  expect(aboveBy(best(12), figure({ low: 10 }))).toBeNull();
  expect(aboveBy(best(10), best(10))).toBeNull();
  expect(aboveBy(null, best(10))).toBeNull();
});

it('sees bounds that are the wrong way round', () => {
  expect(boundsDisordered(figure({ low: 5, best: 4, high: 3 }))).toEqual({ absolute: 2, relative: 0.4 });
  expect(boundsDisordered(figure({ low: 5, high: 4 }))).toEqual({ absolute: 1, relative: 0.2 });
  expect(boundsDisordered(figure({ low: 1, best: 2, high: 3 }))).toBeNull();
  expect(boundsDisordered(null)).toBeNull();
});
