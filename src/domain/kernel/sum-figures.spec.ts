import { best, figure } from '../../../test/support/samples.js';
import { sumFigures } from './sum-figures.js';

it('adds numbers to a number', () => {
  expect(sumFigures([best(3), best(1), best(2)])).toEqual({ low: 6, best: 6, high: 6, approximate: false });
});

it('adds "at least", and leaves the top open as soon as one is', () => {
  expect(sumFigures([figure({ low: 6 }), best(2)])).toEqual({
    low: 8,
    best: null,
    high: null,
    approximate: false,
  });
});

it('adds "up to", of which nothing is sure at least', () => {
  expect(sumFigures([figure({ high: 10 }), best(2)])).toEqual({
    low: 2,
    best: null,
    high: 12,
    approximate: false,
  });
});

it('takes no number from words', () => {
  expect(sumFigures([figure({ asStated: 'dozens' }), best(2)])).toEqual({
    low: 2,
    best: null,
    high: null,
    approximate: false,
  });
});

it('prefers a bound that was given to the number itself', () => {
  expect(sumFigures([figure({ low: 4, best: 5, high: 7 }), best(1)])).toEqual({
    low: 5,
    best: 6,
    high: 8,
    approximate: false,
  });
});

it('is approximate when one of them is', () => {
  expect(sumFigures([best(1), figure({ best: 4, approximate: true })])).toMatchObject({ approximate: true });
});

it('adds decimals as people do, and keeps as many as a figure has', () => {
  expect(sumFigures([best(0.1), best(0.2)])).toEqual({ low: 0.3, best: 0.3, high: 0.3, approximate: false });
  expect(sumFigures([best(0.000001), best(9_007_199_254_740_991)])).toMatchObject({
    best: 9_007_199_254_740_991,
  });
});

it('leaves what is unknown out, and is nothing where there is nothing', () => {
  expect(sumFigures([null, best(0)])).toEqual({ low: 0, best: 0, high: 0, approximate: false });
  expect(sumFigures([null])).toBeNull();
  expect(sumFigures([])).toBeNull();
});
