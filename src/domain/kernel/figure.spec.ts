import { figure } from '../../../test/support/samples.js';
import { figureWarnings, sameFigure } from './figure.js';

it('keeps unknown, zero and words apart', () => {
  expect(sameFigure(null, null)).toBe(true);
  expect(sameFigure(null, figure({ best: 0 }))).toBe(false);
  expect(sameFigure(figure({ best: 6 }), figure({ low: 6 }))).toBe(false);
  expect(sameFigure(figure({ low: 6 }), figure({ low: 6, asStated: 'at least six' }))).toBe(false);
  expect(sameFigure(figure({ best: 6 }), figure({ best: 6, approximate: true }))).toBe(false);
  expect(sameFigure(figure({ best: 6 }), figure({ best: 6 }))).toBe(true);
});

it('warns where low, best and high are out of order, and refuses nothing', () => {
  expect(figureWarnings(null)).toEqual([]);
  expect(figureWarnings(figure({ low: 6, best: 6, high: 6 }))).toEqual([]);
  expect(figureWarnings(figure({ low: 8, best: 6, high: 4 }))).toEqual([
    { code: 'figure-order', detail: 'low 8 is above best 6' },
    { code: 'figure-order', detail: 'best 6 is above high 4' },
  ]);
  expect(figureWarnings(figure({ low: 8, high: 4 }))).toEqual([
    { code: 'figure-order', detail: 'low 8 is above high 4' },
  ]);
});
