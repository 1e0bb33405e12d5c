import { momentAfter, momentBefore, scaleOf, type Scale, STEPS, stepAt, timeAt } from './scale.js';

const at = (text: string) => Date.parse(text);
const [MORNING, AFTERNOON, NEXT_DAY] = [
  at('2025-10-22T06:00:00Z'),
  at('2025-10-22T15:00:00Z'),
  at('2025-10-23T05:00:00Z'),
] as const;

describe('the scale of a slider over moments', () => {
  const scale = scaleOf([NEXT_DAY, MORNING, AFTERNOON, MORNING]) as Scale;

  test('goes from before the first to after the last, and ends in the present', () => {
    expect(timeAt(scale, 0)).toBeLessThan(MORNING);
    expect(timeAt(scale, STEPS - 1)).toBeGreaterThan(NEXT_DAY);
    expect(timeAt(scale, STEPS)).toBeNull();
    expect(stepAt(scale, null)).toBe(STEPS);
  });

  test('comes back to the step that a time was taken from', () => {
    for (const step of [0, 1, 137, STEPS - 1]) expect(stepAt(scale, timeAt(scale, step))).toBe(step);
  });

  test('keeps to its ends for times beyond them', () => {
    expect(stepAt(scale, at('1999-01-01'))).toBe(0);
    expect(stepAt(scale, at('2099-01-01'))).toBe(STEPS - 1);
  });

  test('steps back from the present to what was before the last change, and no further than the first', () => {
    expect(momentBefore(scale, null)).toBe(AFTERNOON);
    expect(momentBefore(scale, AFTERNOON)).toBe(MORNING);
    expect(momentBefore(scale, MORNING)).toBeNull();
  });

  test('steps on to the next change, and from the last but one to the present', () => {
    expect(momentAfter(scale, MORNING)).toBe(AFTERNOON);
    expect(momentAfter(scale, AFTERNOON)).toBeNull();
    expect(momentAfter(scale, null)).toBeNull();
  });

  test('is none where nothing is known, and has room where all happened at once', () => {
    expect(scaleOf([])).toBeNull();
    const point = scaleOf([MORNING]) as Scale;
    expect(point.to - point.from).toBeGreaterThanOrEqual(60_000);
  });
});
