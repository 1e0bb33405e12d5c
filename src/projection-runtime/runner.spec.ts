import { uuid } from '../../test/support/read-models/facts.js';
import { register, registration } from '../../test/support/read-models/names.js';
import { useRunner } from '../../test/support/read-models/runner-fixture.js';

const LONG = 60_000;

describe('the projection runner', () => {
  const fixture = useRunner();

  it('takes what is there in few commits, at most 1,000 events each', async () => {
    const { log, applied } = fixture();
    const events = Array.from({ length: 2_300 }, (_, index) => registration(index + 1));
    await log.append(`ledger-source-${uuid(0)}`, events, 'no_stream');
    const runner = await fixture().start();
    await runner.caughtUp();
    const sizes = applied.map(({ eventIds }) => eventIds.length).filter((size) => size > 0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2_300);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000);
    expect(sizes.length).toBeLessThan(20);
    expect(fixture().names()).toHaveLength(2_300);
  });

  it('follows what comes, and tells in order what each commit brought', async () => {
    const { log, applied } = fixture();
    const runner = await fixture().start();
    await runner.caughtUp();
    await register(log, 1);
    await runner.whenSequence(1, LONG);
    await register(log, 2, 3);
    await runner.whenSequence(3, LONG);
    expect(fixture().names()).toEqual(['source 1', 'source 2', 'source 3']);
    expect(applied.flatMap(({ events }) => events.map((event) => event.sequence))).toEqual([1, 2, 3]);
    expect(applied.flatMap(({ eventIds }) => eventIds)).toEqual([
      { id: uuid(1), sequence: 1 },
      { id: uuid(2), sequence: 2 },
      { id: uuid(3), sequence: 3 },
    ]);
    expect(runner.sequence).toBe(3);
    expect(runner.status()).toEqual({ state: 'following', sequence: 3 });
  });

  it('moves the checkpoint past what no projection knows of the operators', async () => {
    await fixture().log.append('ops-lease-1', [{ ...registration(1), type: 'something.v1' }], 'no_stream');
    const runner = await fixture().start();
    await runner.caughtUp();
    expect(fixture().names()).toEqual([]);
    expect(runner.status()).toEqual({ state: 'following', sequence: 0 });
    expect(fixture().model.generation.progress.read()).toMatchObject({
      sequence: 0,
      last: { id: uuid(1), stream: 'ops-lease-1', revision: 0 },
    });
  });

  it('is not disturbed by a listener that fails', async () => {
    const runner = await fixture().start();
    runner.onApplied(() => {
      throw new Error('deaf');
    });
    await register(fixture().log, 1);
    expect(await runner.whenSequence(1, LONG)).toBe(true);
    expect(fixture().runLog.lines).toContain('error: a listener of the read model failed: Error: deaf');
  });

  it('ends telling a listener that does not want more', async () => {
    const runner = await fixture().start();
    let told = 0;
    const end = runner.onApplied(() => told++);
    await register(fixture().log, 1);
    await runner.whenSequence(1, LONG);
    end();
    const before = told;
    await register(fixture().log, 2);
    await runner.whenSequence(2, LONG);
    expect(before).toBeGreaterThan(0);
    expect(told).toBe(before);
  });

  it('answers health while it builds', async () => {
    await register(fixture().log, 1);
    const runner = fixture().make();
    expect(runner.status()).toEqual({ state: 'starting' });
    await runner.start();
    expect(runner.status()).toEqual({
      state: 'rebuilding',
      sequence: 0,
      percent: 0,
      remainingSeconds: null,
    });
    await runner.caughtUp();
    expect(runner.status()).toEqual({ state: 'following', sequence: 1 });
  });

  it('may be started twice and stopped twice', async () => {
    const runner = await fixture().start();
    await runner.start();
    await runner.caughtUp();
    await runner.stop();
    await runner.stop();
    await expect(runner.caughtUp()).resolves.toBeUndefined();
  });

  it('may be stopped before it was started', async () => {
    const runner = fixture().make();
    await runner.stop();
    await expect(runner.caughtUp()).rejects.toThrow('stopped');
  });
});

describe('those who wait for the runner', () => {
  const fixture = useRunner();

  it('are told the sequence of their event, also when they watched before it was appended', async () => {
    const runner = await fixture().start();
    await runner.caughtUp();
    const watches = [runner.watch(uuid(2)), runner.watch(uuid(2))];
    await register(fixture().log, 1, 2);
    expect(await Promise.all(watches.map((watch) => watch.applied(LONG)))).toEqual([2, 2]);
  });

  it('miss nothing that is applied before they ask', async () => {
    const runner = await fixture().start();
    const watch = runner.watch(uuid(1));
    await register(fixture().log, 1);
    await runner.whenSequence(1, LONG);
    expect(await watch.applied(LONG)).toBe(1);
  });

  it('of an event without a sequence are told the last one applied', async () => {
    const runner = await fixture().start();
    await register(fixture().log, 1);
    const watch = runner.watch(uuid(2));
    await fixture().log.append('ops-lease-1', [registration(2)], 'no_stream');
    expect(await watch.applied(LONG)).toBe(1);
  });

  it('are told when it takes too long, or they cancel', async () => {
    const runner = await fixture().start();
    await runner.caughtUp();
    expect(await runner.whenSequence(1, 0)).toBe(false);
    expect(await runner.watch(uuid(1)).applied(0)).toBeNull();
    const watch = runner.watch(uuid(1));
    watch.cancel();
    expect(await watch.applied(LONG)).toBeNull();
  });

  it('are told when the runner is stopped', async () => {
    const runner = await fixture().start();
    const waits = [runner.whenSequence(1, LONG), runner.watch(uuid(1)).applied(LONG)];
    await runner.stop();
    expect(await Promise.all(waits)).toEqual([false, null]);
  });
});
