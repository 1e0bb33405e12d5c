import { liesBetween } from './breaks.js';

describe('a notice and two days of a series', () => {
  it.each([
    ['begins between them', { from: '2025-10-24', to: null }, true],
    ['begins with the earlier', { from: '2025-10-23', to: null }, false],
    ['begins after them', { from: '2025-10-26', to: null }, false],
    ['is about a day between them alone', { from: '2025-10-24', to: '2025-10-24' }, true],
    ['ends between them', { from: null, to: '2025-10-24' }, true],
    ['ends with the later', { from: null, to: '2025-10-25' }, false],
    ['has no days', { from: null, to: null }, false],
  ])('%s', (_name, days, between) => {
    expect(liesBetween(days, '2025-10-23', '2025-10-25')).toBe(between);
  });
});
