import { best, figure } from '../../../test/support/samples.js';
import { movementBetween, movementOf, saysOtherwise, signed } from './movement.js';

describe('which way and how far a count moved', () => {
  test.each([
    ['six, then seven', best(6), best(7), 'up', 1, 1 / 6],
    ['eight, then six', best(8), best(6), 'down', 2, 0.25],
    ['the same number by other words', best(6), figure({ best: 6, asStated: 'six' }), 'none', 0, 0],
    ['the same best between other bounds', best(6), figure({ low: 5, best: 6, high: 9 }), 'none', 0, 0],
    ['from zero', best(0), best(5), 'up', 5, null],
    ['to zero', best(5), best(0), 'down', 5, 1],
    ['zero again', best(0), best(0), 'none', 0, 0],
    ['decimals without noise', best(0.1), best(0.3), 'up', 0.2, 2],
    ['the largest numbers', best(2 ** 53 - 1), best(2 ** 53 - 2), 'down', 1, 1 / (2 ** 53 - 1)],
    ['at least six, then seven', figure({ low: 6 }), best(7), 'unknown', null, null],
    ['at least six, then five', figure({ low: 6 }), best(5), 'down', null, null],
    ['at most 150, then 151', figure({ high: 150 }), best(151), 'up', null, null],
    ['at least six, then at least eight', figure({ low: 6 }), figure({ low: 8 }), 'unknown', null, null],
    ['bounds that lie apart', figure({ low: 1, high: 3 }), figure({ low: 4, high: 9 }), 'up', null, null],
    ['bounds that meet', figure({ low: 1, high: 4 }), figure({ low: 4, high: 9 }), 'unknown', null, null],
    ['the same bounds', figure({ low: 1, high: 3 }), figure({ low: 1, high: 3 }), 'none', null, null],
    [
      'dozens, then scores',
      figure({ asStated: 'dozens' }),
      figure({ asStated: 'scores' }),
      'unknown',
      null,
      null,
    ],
    ['dozens, and again', figure({ asStated: 'dozens' }), figure({ asStated: 'dozens' }), 'none', null, null],
    ['dozens, then 40', figure({ asStated: 'dozens' }), best(40), 'unknown', null, null],
    ['not known, then six', null, best(6), 'unknown', null, null],
    ['six, then not known', best(6), null, 'unknown', null, null],
    ['not known, and again', null, null, 'none', null, null],
  ])('%s', (_what, from, to, direction, absolute, relative) => {
    expect(movementBetween(from, to)).toEqual({ direction, size: { absolute, relative } });
  });

  test('what is not there has no size', () => {
    const active = { status: 'active', figure: best(6) } as const;
    const size = { absolute: null, relative: null };
    expect(movementOf({ status: 'none' }, active)).toEqual({ direction: 'reported', size });
    expect(movementOf({ status: 'retracted' }, active)).toEqual({ direction: 'reported', size });
    expect(movementOf(active, { status: 'retracted' })).toEqual({ direction: 'retracted', size });
    expect(movementOf(active, { status: 'active', figure: best(7) }).direction).toBe('up');
  });

  test('A, B, A moves there and back', () => {
    const there = movementBetween(best(6), best(9));
    const back = movementBetween(best(9), best(6));
    expect([signed(there, there.size.absolute), signed(back, back.size.absolute)]).toEqual([3, -3]);
  });

  test('a figure says otherwise by its bounds too, and by its words only where there is no number', () => {
    expect(saysOtherwise(best(6), figure({ best: 6, high: 9 }))).toBe(true);
    expect(saysOtherwise(best(6), figure({ best: 6, approximate: true, asStated: 'about six' }))).toBe(false);
    expect(saysOtherwise(figure({ asStated: 'dozens' }), figure({ asStated: 'scores' }))).toBe(true);
    expect(saysOtherwise(null, figure({ asStated: 'dozens' }))).toBe(true);
    expect(saysOtherwise(null, null)).toBe(false);
  });
});
