import { statedTimes } from './stated-times.js';

describe('when files were published', () => {
  it('is said once for each file', () => {
    const statedAt = ['2024-01-15T12:11:40-05:00', '2024-01-16'];
    expect(statedTimes(['a.json', 'b.json'], { statedAt })).toEqual(statedAt);
  });

  it.each([
    ['daily-2024-01-15.json', String.raw`\d{4}-\d\d-\d\d`, '2024-01-15'],
    ['daily_20240115.json', String.raw`_(\d+)\.`, '2024-01-15'],
    ['20240115T171140Z.csv', String.raw`^[^.]+`, '2024-01-15T17:11:40Z'],
    ['20240115T121140-0500.csv', String.raw`^[^.]+`, '2024-01-15T12:11:40-05:00'],
    ['2024/2024-01-15T12:11:40-05:00', '.*', '2024-01-15T12:11:40-05:00'],
  ])('is found in the name of %s', (file, statedAtFrom, time) => {
    expect(statedTimes([file], { statedAtFrom })).toEqual([time]);
  });

  it.each([
    [{}, 'when was it published?'],
    [{ statedAt: ['2024-01-15'] }, 'none for\n  b.json'],
    [{ statedAt: ['2024-01-15', '2024-01-16', '2024-01-17'] }, '3 for 2 files'],
    [{ statedAt: ['2024-01-15', '15.1.2024'] }, '15.1.2024'],
    [{ statedAt: ['2024-01-15', '2024-02-30'] }, '2024-02-30'],
    [{ statedAt: ['2024-01-15', '2024-01-15T12:00:00'] }, 'offset'],
    [{ statedAtFrom: String.raw`\d+` }, 'nothing in the name of a.json'],
    [{ statedAtFrom: 'a' }, 'no date and no time with offset: a'],
    [{ statedAtFrom: '(' }, 'no regular expression'],
    [{ statedAt: ['2024-01-15'], statedAtFrom: 'a' }, 'not both'],
  ])('is asked for when it is not said: %j', (given, message) => {
    expect(() => statedTimes(['a.json', 'b.json'], given)).toThrow(message);
  });
});
