import { daysBetween, type Revising, volatilityOf } from './volatility.js';

const revising = (given: Partial<Revising> = {}): Revising => ({
  cause: 'source_revised',
  lag: 1,
  direction: 'up',
  drift: 1,
  relativeDrift: 0.1,
  ...given,
});

describe('what revisions come to', () => {
  test('by hand', () => {
    const revisions = [
      revising({ lag: 10, drift: 4, relativeDrift: 0.5 }),
      revising({ lag: 2, direction: 'down', drift: -1, relativeDrift: -0.25 }),
      revising({ lag: 30, cause: 'late_report', drift: 2, relativeDrift: null }),
      revising({ lag: 4, cause: null, direction: 'unknown', drift: null, relativeDrift: null }),
      revising({ lag: 99, cause: 'developed', drift: 100, relativeDrift: 9 }),
      revising({ lag: 99, cause: 'developed', drift: 100, relativeDrift: 9 }),
      revising({ lag: 0, cause: 'recording_error', direction: 'down', drift: -50, relativeDrift: -0.9 }),
    ];
    expect(volatilityOf(16, revisions, true)).toEqual({
      revised: 4,
      developed: 2,
      slips: 1,
      revisedShare: 0.25,
      // 2, 4, 10, 30: the second, and the fourth.
      lagDays: { median: 4, p90: 30 },
      directions: { up: 2, down: 1, none: 0, unknown: 1, reported: 0, retracted: 0 },
      share: { up: 0.5, down: 0.25 },
      netDrift: { absolute: 5, relative: 0.125 },
      byCause: [
        { cause: 'developed', revisions: 2 },
        { cause: 'source_revised', revisions: 2 },
        { cause: null, revisions: 1 },
        { cause: 'late_report', revisions: 1 },
        { cause: 'recording_error', revisions: 1 },
      ],
    });
  });

  test('what developed is not held against anybody, and neither is a slip', () => {
    const revisions = [revising({ cause: 'developed' }), revising({ cause: 'recording_error' })];
    expect(volatilityOf(2, revisions, true)).toMatchObject({
      revised: 0,
      developed: 1,
      slips: 1,
      revisedShare: 0,
      lagDays: null,
      share: null,
      netDrift: { absolute: null, relative: null },
    });
  });

  test('what is of several measures is not added, and of nothing there is no share', () => {
    expect(volatilityOf(2, [revising()], false).netDrift).toEqual({ absolute: null, relative: 0.1 });
    expect(volatilityOf(0, [], true)).toMatchObject({ revised: 0, revisedShare: null, byCause: [] });
  });
});

test('days to the thousandth, and none backwards', () => {
  expect(daysBetween('2025-10-22T06:00:00.000Z', '2025-10-23T18:00:00.000Z')).toBe(1.5);
  expect(daysBetween('2025-10-22T00:00:00.000Z', '2025-10-22T00:01:00.000Z')).toBe(0.001);
  expect(daysBetween('2025-10-23T00:00:00.000Z', '2025-10-22T00:00:00.000Z')).toBe(0);
});
