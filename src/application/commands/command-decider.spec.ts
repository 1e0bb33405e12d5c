import { SOURCE } from '../../domain/catalogue/categories.js';
import type { Decision } from '../../domain/kernel/decision.js';
import { gradeSource, registerSource } from '../../domain/sources/decisions.js';
import type { Reliability } from '../../domain/sources/events.js';
import { evolveSource, type SourceState } from '../../domain/sources/state.js';
import { MemoryEventStore } from '../../event-store/memory/memory-event-store.js';
import {
  type AppendResult,
  type ExpectedRevision,
  LogUnavailableError,
  type NewEvent,
  type Prerequisite,
} from '../../event-store/port/index.js';
import { SystemClock } from '../clock.js';
import type { CommandContext } from './command-context.js';
import { CommandDecider, type StreamCommand } from './command-decider.js';
import { PendingAppends } from './pending-appends.js';
import { References } from './references.js';
import { StreamLoader } from './stream-loader.js';
import { UnappliedEvents } from './unapplied-events.js';

const ID = '018f3c2a-7b1e-7c40-9a51-3d2e6f708192';
const OTHER_ID = '018f3c2a-7b1e-7c40-9a51-3d2e6f708193';
const STREAM = `ledger-source-${ID}`;
const COMMON = { note: null, codes: {}, noticeId: null };

/** A log in memory that takes nothing in before it is told to. */
class HeldLog extends MemoryEventStore {
  private readonly waiting: { take: () => void; refuse: () => void }[] = [];

  override append(
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
    prerequisites?: readonly Prerequisite[],
  ): Promise<AppendResult> {
    const { promise, resolve, reject } = Promise.withResolvers<AppendResult>();
    this.waiting.push({
      take: () => resolve(super.append(stream, events, expected, prerequisites)),
      refuse: () => reject(new LogUnavailableError('the disk is full')),
    });
    return promise;
  }

  /** What another node, or something else of this one, appends meanwhile. */
  appendAtOnce(stream: string, event: NewEvent, expected: ExpectedRevision): Promise<AppendResult> {
    return super.append(stream, [event], expected);
  }

  get length(): number {
    return this.waiting.length;
  }

  /** Refuses the first that waits. */
  refuseOne(): void {
    this.waiting.shift()?.refuse();
  }

  takeAll(): void {
    for (const { take } of this.waiting.splice(0)) take();
  }
}

describe('commands on what is under way', () => {
  let log: HeldLog;
  let decider: CommandDecider;
  let references: References;

  beforeEach(async () => {
    log = new HeldLog();
    await log.open();
    const pending = new PendingAppends();
    const watch = () => ({ applied: () => Promise.resolve(null), cancel: () => undefined });
    const unapplied = new UnappliedEvents({ watch } as never);
    references = new References(log, pending);
    decider = new CommandDecider(log, new StreamLoader(log, pending), pending, unapplied, new SystemClock());
  });

  const source = (
    name: string,
    decide: (state: SourceState | null) => Decision<never>,
    more: Partial<CommandContext> & Partial<StreamCommand<SourceState>> = {},
  ) => {
    const { id = ID, check = () => Promise.resolve([]), key = null, ...context } = more;
    return decider.settle<SourceState>({
      category: SOURCE,
      id,
      addressed: name === 'GradeSource',
      evolve: evolveSource,
      check,
      decide: decide,
      context: { command: name, actor: { id: 'ana' }, key, members: {}, ifMatch: null, ...context } as never,
    });
  };
  const register = (more: Parameters<typeof source>[2] = {}) => {
    const body = { ...COMMON, name: 'Mayor', kind: 'mayor', country: null, url: null, reliability: null };
    return source('RegisterSource', (state) => registerSource(state, body) as never, more);
  };
  const grade = (reliability: Reliability, more: Parameters<typeof source>[2] = {}) =>
    source(
      'GradeSource',
      (state) => gradeSource(state, { ...COMMON, reliability, reason: 'A test' }) as never,
      more,
    );

  /** Lets all that can go on without the log go on. */
  const others = () => new Promise((resolve) => setImmediate(resolve));
  const revisionOf = async (settled: ReturnType<typeof register>) => {
    const result = await settled;
    return 'earlier' in result ? result.earlier.map(({ revision }) => revision) : result.firstRevision;
  };
  const typesIn = async (stream: string) =>
    (await log.readStream(stream)).map(({ type, data }) => data['reliability'] ?? type);

  it('are decided at once, in their order, and get in together', async () => {
    const settled = [register(), grade('B'), grade('C')].map(revisionOf);
    await others();
    expect(log.length).toBe(3);
    log.takeAll();
    expect(await Promise.all(settled)).toEqual([0, 1, 2]);
    expect(await typesIn(STREAM)).toEqual(['conflict-ledger.source-registered.v1', 'B', 'C']);
  });

  it('are decided again when what they were decided on did not get in', async () => {
    const [registered, graded] = [register(), grade('B')].map((one) => one.catch((error: Error) => error));
    await others();
    log.refuseOne();
    log.takeAll();
    expect(await registered).toBeInstanceOf(LogUnavailableError);
    expect(await graded).toMatchObject({ rejection: { code: 'not-found' } });
    expect(await log.readStream(STREAM)).toEqual([]);
  });

  it('are decided again when something else came in at that revision', async () => {
    const first = register();
    await others();
    log.takeAll();
    await first;
    const [one, two] = [grade('B'), grade('C')].map(revisionOf);
    await others();
    const data = { ...COMMON, reliability: 'C', previous: null, reason: 'Another node' };
    const metadata = { actor: 'ben', command: 'GradeSource', addressed: ID, key: null, members: null };
    const foreign = { id: OTHER_ID, type: 'conflict-ledger.source-graded.v1', data, metadata };
    await log.appendAtOnce(STREAM, foreign, 0n);
    // Revision 1 is taken; that revision 1 is there is not enough for what was decided on another one.
    log.takeAll();
    await others();
    log.takeAll();
    expect(await Promise.all([one, two])).toEqual([2, 3]);
    expect((await typesIn(STREAM)).slice(1)).toEqual(['C', 'B', 'C']);
  });

  it('are not refused for what may not get in', async () => {
    const first = register().catch((error: Error) => error);
    const second = revisionOf(register());
    await others();
    // The second waits for what would refuse it.
    expect(log.length).toBe(1);
    log.refuseOne();
    await others();
    log.takeAll();
    expect(await first).toBeInstanceOf(LogUnavailableError);
    expect(await second).toBe(0);
  });

  it('are refused for what got in', async () => {
    const first = register();
    const second = register().catch((error: Error) => error);
    await others();
    log.takeAll();
    await first;
    expect(await second).toMatchObject({ rejection: { code: 'id-taken' } });
  });

  it('are answered as before when they are sent again, once that is in the log', async () => {
    const first = revisionOf(register({ key: 'key-1' }));
    const again = revisionOf(register({ key: 'key-1' }));
    await others();
    expect(log.length).toBe(1);
    log.takeAll();
    expect([await first, await again]).toEqual([0, [0n]]);
    expect(await log.readStream(STREAM)).toHaveLength(1);
  });

  describe('of another stream', () => {
    const named = () => references.check([{ pointer: '/sourceId', category: 'source', id: ID }]);

    it('get in behind it', async () => {
      const first = revisionOf(register());
      await others();
      const second = revisionOf(register({ id: OTHER_ID, check: named }));
      await others();
      expect(log.length).toBe(2);
      log.takeAll();
      expect(await Promise.all([first, second])).toEqual([0, 0]);
    });

    it('do not get in without it', async () => {
      const first = register().catch((error: Error) => error);
      await others();
      const second = register({ id: OTHER_ID, check: named }).catch((error: Error) => error);
      await others();
      expect(log.length).toBe(2);
      log.refuseOne();
      log.takeAll();
      expect(await first).toBeInstanceOf(LogUnavailableError);
      expect(await second).toMatchObject({
        rejection: {
          code: 'invalid',
          errors: [{ pointer: '/sourceId', detail: 'names no source of this ledger' }],
        },
      });
      expect((await log.readAll({ limit: 10 })).events).toEqual([]);
    });
  });

  it('wait for each other on a log that takes no prerequisites', async () => {
    Object.defineProperty(log, 'takesPrerequisites', { value: false });
    const settled = [register(), grade('B')].map(revisionOf);
    await others();
    expect(log.length).toBe(1);
    log.takeAll();
    await others();
    expect(log.length).toBe(1);
    log.takeAll();
    expect(await Promise.all(settled)).toEqual([0, 1]);
  });
});
