import { InvalidCheckpointError, type Checkpoint } from '../port/index.js';
import { START, assertOfThisLog, parseCheckpoint, toCheckpoint } from './place.js';

describe('a checkpoint of a log in this process', () => {
  const place = { position: 12, sequence: 9, recordedAt: 1_761_157_800_123 };

  it('carries position, sequence and recorded time', () => {
    expect(toCheckpoint(place)).toBe('12.9.1761157800123');
    expect(parseCheckpoint(toCheckpoint(place))).toEqual(place);
    expect(parseCheckpoint(toCheckpoint(START))).toEqual(START);
  });

  it('is the start of the log when there is none', () => {
    expect(parseCheckpoint(undefined)).toEqual({ position: 0, sequence: 0, recordedAt: 0 });
  });

  it.each([
    '',
    '12',
    '12.9',
    '12.9.3.4',
    '-1.0.0',
    '1.5.',
    '01.1.1',
    '1e3.1.1',
    ' 1.1.1',
    '1.1.1\n',
    'a.b.c',
  ])('is refused when it is %j', (text) => {
    expect(() => parseCheckpoint(text as Checkpoint)).toThrow(InvalidCheckpointError);
  });

  it('belongs to the log that has the same place', () => {
    expect(() => assertOfThisLog(place, { ...place })).not.toThrow();
    expect(() => assertOfThisLog(START, undefined)).not.toThrow();
  });

  it('is refused by a log that ends before it', () => {
    expect(() => assertOfThisLog(place, undefined)).toThrow('beyond the end of this log');
  });

  it.each([{ sequence: 8 }, { recordedAt: 1_761_157_800_124 }])(
    'is refused by a log that differs in %j',
    (other) => {
      expect(() => assertOfThisLog(place, { ...place, ...other })).toThrow(InvalidCheckpointError);
    },
  );
});
