import { until } from '../../test/support/until.js';
import { MemoryEventStore } from '../event-store/memory/memory-event-store.js';
import type { Checkpoint } from '../event-store/port/index.js';
import { LogShare } from './log-share.js';

/** A log that answers with the shares that it is given, one after another. */
class SharingLog extends MemoryEventStore {
  readonly asked: (Checkpoint | undefined)[] = [];

  constructor(private readonly shares: (number | Error | Promise<number>)[]) {
    super();
  }

  override async shareBefore(place: Checkpoint | undefined): Promise<number> {
    this.asked.push(place);
    const share = this.shares.shift() ?? 1;
    if (share instanceof Error) throw share;
    return share;
  }
}

describe('how much of the log is applied', () => {
  it('is not known before the log has answered, and then told with the time that the rest takes', async () => {
    const log = new SharingLog([0.25, 0.509]);
    let now = 0;
    const share = new LogShare(log, () => now);
    expect([share.percent, share.remainingSeconds]).toEqual([null, null]);
    share.look(null);
    await until(() => share.percent === 25);
    expect(share.remainingSeconds).toBeNull();
    now = 10_000;
    share.look('5.5.5' as Checkpoint);
    await until(() => share.percent === 50);
    // 0.259 of the log in 10 s: 0.491 of it takes 18.96 s.
    expect(share.remainingSeconds).toBe(19);
    expect(log.asked).toEqual([undefined, '5.5.5']);
  });

  it('is asked for once at a time', async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const log = new SharingLog([promise, 0.75]);
    const share = new LogShare(log);
    for (let times = 0; times < 3; times++) share.look(null);
    expect(log.asked).toHaveLength(1);
    resolve(0.5);
    await until(() => share.percent === 50);
    share.look(null);
    await until(() => share.percent === 75);
  });

  it('stays what it was when the log does not say', async () => {
    const log = new SharingLog([0.5, new Error('gone'), 0.6]);
    const share = new LogShare(log);
    share.look(null);
    await until(() => share.percent === 50);
    share.look(null);
    await until(() => {
      const isThere = share.percent === 60;
      if (!isThere) share.look(null);
      return isThere;
    });
    expect(log.asked).toHaveLength(3);
  });
});
