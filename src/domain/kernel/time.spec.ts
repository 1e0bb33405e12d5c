import { beginOf, endOf, parseDate, parseInstant, parseStatedTime, shift } from './time.js';

describe('instants', () => {
  it.each([
    ['2025-10-22T09:10:00+03:00', '2025-10-22T06:10:00.000Z'],
    ['2025-10-22T00:10:00.5Z', '2025-10-22T00:10:00.500Z'],
    ['2025-10-22T00:10:00.123456Z', '2025-10-22T00:10:00.123Z'],
    ['2025-12-31T23:30:00-01:00', '2026-01-01T00:30:00.000Z'],
    ['2025-10-22t09:10:00z', '2025-10-22T09:10:00.000Z'],
  ])('%s is %s', (text, instant) => expect(parseInstant(text)).toBe(instant));

  it.each([
    '2025-10-22T09:10:00',
    '2025-10-22 09:10:00Z',
    '2025-02-30T09:10:00Z',
    '2025-10-22T24:00:00Z',
    '2025-10-22T09:60:00Z',
    '2025-10-22T09:10:60Z',
    '2025-10-22T09:10:00+25:00',
    '9999-12-31T23:59:59-01:00',
    '0001-01-01T00:00:00+01:00',
    'yesterday',
    '',
  ])('%s is none', (text) => expect(parseInstant(text)).toBeNull());
});

describe('days', () => {
  it('is a day of the calendar', () => {
    expect(parseDate('2024-02-29')).toBe('2024-02-29');
    expect(parseDate('2025-02-29')).toBeNull();
    expect(parseDate('2025-13-01')).toBeNull();
    expect(parseDate('2025-1-1')).toBeNull();
  });

  it('orders at its end and begins at its beginning; an instant is itself', () => {
    expect(endOf('2025-10-22')).toBe('2025-10-22T23:59:59.999Z');
    expect(beginOf('2025-10-22')).toBe('2025-10-22T00:00:00.000Z');
    expect(endOf('2025-10-22T06:10:00.000Z')).toBe('2025-10-22T06:10:00.000Z');
    expect(beginOf('2025-10-22T06:10:00.000Z')).toBe('2025-10-22T06:10:00.000Z');
  });

  it('stays a day when it was stated as one', () => {
    expect(parseStatedTime('2025-10-22')).toBe('2025-10-22');
  });
});

it('moves an instant', () => {
  expect(shift('2025-12-31T23:59:00.000Z', 120_000)).toBe('2026-01-01T00:01:00.000Z');
});
