import { periodOfWindow, positionIn, windowOf, windowOfPeriod } from './windows.js';

const window = (from: string | null, to: string | null) => ({ from, to });
const OCTOBER = windowOfPeriod('2025-10');

describe('the window of an occurrence', () => {
  it.each([
    ['day', '2025-10-22', null, '2025-10-22T00:00:00.000Z', '2025-10-22T23:59:59.999Z'],
    ['exact', '2025-10-22T06:00:00.000Z', null, '2025-10-22T06:00:00.000Z', '2025-10-22T23:59:59.999Z'],
    ['week', '2025-10-27', null, '2025-10-27T00:00:00.000Z', '2025-11-02T23:59:59.999Z'],
    ['month', '2025-02-03', null, '2025-02-03T00:00:00.000Z', '2025-02-28T23:59:59.999Z'],
    ['year', '2025-10-01', null, '2025-10-01T00:00:00.000Z', '2025-12-31T23:59:59.999Z'],
    ['unknown', '2025-10-22', null, '2025-10-22T00:00:00.000Z', null],
    ['days', '2025-10-22', '2025-10-24', '2025-10-22T00:00:00.000Z', '2025-10-24T23:59:59.999Z'],
    ['days', null, '2025-10-24', null, '2025-10-24T23:59:59.999Z'],
  ] as const)('%s %s %s', (precision, from, to, begin, end) => {
    expect(windowOf({ from, to, precision })).toEqual(window(begin, end));
  });

  it('is none where nothing is known of it', () => {
    expect(windowOf({ from: null, to: null, precision: 'unknown' })).toBeNull();
  });
});

describe('a range', () => {
  it.each([
    ['2025-10', 'inside'],
    ['2025-10-31', 'inside'],
    ['2025-10-31/2025-11-01', 'partly-inside'],
    ['2025', 'partly-inside'],
    ['2025-11', 'outside'],
  ])('of October holds %s: %s', (period, position) => {
    expect(positionIn(OCTOBER, windowOfPeriod(period))).toBe(position);
  });

  it('holds what has an open end only partly, and nothing whose time is unknown', () => {
    expect(positionIn(OCTOBER, window('2025-10-22T00:00:00.000Z', null))).toBe('partly-inside');
    expect(positionIn(OCTOBER, window('2025-11-22T00:00:00.000Z', null))).toBe('outside');
    expect(positionIn(window(OCTOBER.from, null), window('2025-10-22T00:00:00.000Z', null))).toBe('inside');
    expect(positionIn(OCTOBER, null)).toBe('undated');
  });

  it('that is open on both sides holds everything', () => {
    expect(positionIn(window(null, null), null)).toBe('inside');
    expect(positionIn(window(null, null), window(null, null))).toBe('inside');
  });
});

it('makes a period of a window, in its shortest form', () => {
  expect(periodOfWindow(OCTOBER)).toBe('2025-10');
  expect(periodOfWindow(windowOf({ from: '2025-10-21', to: '2025-10-22', precision: 'days' }))).toBe(
    '2025-10-21/2025-10-22',
  );
  expect(periodOfWindow(window(null, OCTOBER.to))).toBeNull();
  expect(periodOfWindow(null)).toBeNull();
});
