import { UnreachableError } from '../endings.js';
import { PassingError, PAUSES_MS, persist } from './persistence.js';

describe('trying again', () => {
  let pauses: number[];
  const waiting = {
    pause: async (milliseconds: number) => void pauses.push(milliseconds),
    onPause: () => undefined,
  };
  const failing = (times: number, error: Error) => {
    let left = times;
    return async () => {
      if (left === 0) return 'done';
      left -= 1;
      throw error;
    };
  };
  beforeEach(() => (pauses = []));

  it('waits longer each time, and ends with what came of it', async () => {
    expect(await persist(failing(3, new PassingError('busy')), waiting)).toBe('done');
    expect(pauses).toEqual([500, 1_000, 2_000]);
  });

  it('waits as long as it is told to, up to a minute', async () => {
    await persist(failing(1, new PassingError('busy', { retryAfterMs: 7_000 })), waiting);
    await persist(failing(1, new PassingError('busy', { retryAfterMs: 3_600_000 })), waiting);
    expect(pauses).toEqual([7_000, 60_000]);
  });

  it('is given up in the end', async () => {
    const attempt = failing(Infinity, new PassingError('busy'));
    await expect(persist(attempt, waiting)).rejects.toThrow(UnreachableError);
    expect(pauses).toEqual([...PAUSES_MS]);
  });

  it('is given up at the second time where the ledger has waited itself, and did not move', async () => {
    const behind = (applied: number) =>
      new PassingError(`applied ${applied}`, { retryAfterMs: 1_000, isWaitedFor: true });
    await expect(persist(failing(Infinity, behind(7)), waiting)).rejects.toThrow(
      'applied 7; given up after 2 attempts',
    );
    expect(pauses).toEqual([1_000]);
    pauses = [];
    const answers = [behind(7), behind(8), new PassingError('busy'), behind(9)];
    const moving = async () => {
      const answer = answers.shift();
      if (answer) throw answer;
      return 'done';
    };
    expect(await persist(moving, waiting)).toBe('done');
    expect(pauses).toEqual([1_000, 1_000, 2_000, 4_000]);
  });

  it('is not done for what will be the same', async () => {
    await expect(persist(failing(1, new Error('refused')), waiting)).rejects.toThrow('refused');
    expect(pauses).toEqual([]);
  });
});
