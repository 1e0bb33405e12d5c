import { InvalidCheckpointError, type Checkpoint } from '../port/index.js';
import { START, isAfter, isStart, parseCheckpoint, toCheckpoint } from './place.js';

describe('a place in EventStoreDB', () => {
  const place = {
    position: { commit: 2n ** 60n + 1n, prepare: 7n },
    sequence: 42,
    recordedAt: 1_795_399_739_926,
  };

  it('comes back from its checkpoint, whatever the size of its position', () => {
    expect(parseCheckpoint(toCheckpoint(place))).toEqual(place);
    expect(parseCheckpoint(toCheckpoint(START))).toEqual(START);
  });

  it('is the beginning without a checkpoint', () => {
    expect(isStart(parseCheckpoint(undefined))).toBe(true);
    expect(isStart(place)).toBe(false);
  });

  it.each(['', 'nonsense', '1.2.3', '1.2.3.4.5', '01.2.3.4', '-1.2.3.4', '1.2.3.x', ' 1.2.3.4'])(
    'is not what %p says',
    (text) => {
      expect(() => parseCheckpoint(text as Checkpoint)).toThrow(InvalidCheckpointError);
    },
  );

  it('is after another by the commit, then by the prepare position', () => {
    const at = (commit: bigint, prepare: bigint) => ({ commit, prepare });
    expect(isAfter(at(10n, 1n), at(9n, 8n))).toBe(true);
    expect(isAfter(at(9n, 8n), at(9n, 7n))).toBe(true);
    expect(isAfter(at(9n, 8n), at(9n, 8n))).toBe(false);
    expect(isAfter(at(9n, 9n), at(10n, 1n))).toBe(false);
  });
});
