import { randomUUID } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';
import type { LogEvent } from '../../src/event-store/port/index.js';
import { Deciding, foreignEvent, HeldLog, refusalOf, sourceStream } from '../support/deciding.js';
import { Random, testSeed } from '../support/random.js';

const SEED = testSeed();
const RUNS = 60;
const STEPS = 80;
const SOURCES = 4;
const GRADES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
/** What may be refused here; anything else is a fault. */
const REFUSALS: ReadonlySet<string> = new Set([
  'LogUnavailableError',
  'no-change',
  'not-found',
  'id-taken',
  'invalid',
]);

/** A command and what became of it. */
interface Sent {
  readonly source: number;
  readonly names: readonly number[];
  readonly key: string | undefined;
  outcome: { readonly ids: readonly string[]; readonly isNew: boolean } | { readonly refusal: string } | null;
}

/** Many who speak of a few sources at once, on a log that takes what it gets late, in parts, or not at all. */
class Crowd {
  readonly sent: Sent[] = [];
  readonly log: HeldLog;
  readonly deciding: Deciding;

  constructor(
    private readonly random: Random,
    takesPrerequisites: boolean,
  ) {
    this.log = new HeldLog(takesPrerequisites);
    this.deciding = new Deciding(this.log);
  }

  async play(): Promise<void> {
    await this.log.open();
    for (let step = 0; step < STEPS; step += 1) {
      await this.step();
      for (let hops = this.random.below(12); hops > 0; hops -= 1) await Promise.resolve();
    }
    for (let turn = 0; turn < 1_000 && this.sent.some(({ outcome }) => !outcome); turn += 1) {
      await others();
      this.log.take();
    }
  }

  private async step(): Promise<void> {
    const { random, log } = this;
    const what = random.below(100);
    if (what < 55) this.send();
    else if (what < 75) log.take(1 + random.below(4));
    else if (what < 85) log.fail(1 + random.below(3));
    else if (what < 90) await this.appendPast(random.below(SOURCES));
    else await others();
  }

  private send(): void {
    const { random, deciding } = this;
    const source = random.below(SOURCES);
    const names = random.below(10) < 4 ? [random.below(SOURCES)].filter((one) => one !== source) : [];
    const key = random.below(10) < 3 ? `key-${random.below(3)}` : undefined;
    const sent: Sent = { source, names, key, outcome: null };
    this.sent.push(sent);
    const options = { names, key };
    const settled =
      random.below(10) < 3
        ? deciding.register(source, options)
        : deciding.grade(source, random.pick(GRADES), options);
    settled.then(
      (done) => {
        const isNew = 'events' in done;
        sent.outcome = { ids: (isNew ? done.events : done.earlier).map(({ id }) => id), isNew };
      },
      (error: Error) => (sent.outcome = { refusal: refusalOf(error) }),
    );
  }

  private async appendPast(source: number): Promise<void> {
    const last = (await this.log.readStream(sourceStream(source))).at(-1);
    if (!last) return;
    const data = { previous: last.data['reliability'] ?? null, reliability: this.random.pick(GRADES) };
    const event = foreignEvent(randomUUID(), 'graded', data);
    await this.log.appendPast(source, event, last.revision).catch(() => undefined);
  }
}

/** What a stream holds that no one who decides on it could have decided. */
function faultsIn(stream: readonly LogEvent[]): string[] {
  return stream.flatMap((event, index) => {
    const before = stream[index - 1];
    if ((index === 0) !== event.type.includes('registered')) return [`a ${event.type} at ${index}`];
    if (!before) return [];
    const { previous, reliability } = event.data;
    const isOfOthers = event.metadata['actor'] === 'ben';
    if (previous !== before.data['reliability']) return [`another previous at ${index}`];
    return previous === reliability && !isOfOthers ? [`no change at ${index}`] : [];
  });
}

/** What is wrong with what became of a command. */
function faultsOf({ source, names, key, outcome }: Sent, log: readonly LogEvent[]): string[] {
  if (!outcome) return ['it hangs'];
  if ('refusal' in outcome) return REFUSALS.has(outcome.refusal) ? [] : [outcome.refusal];
  return outcome.ids.flatMap((id) => {
    const at = log.findIndex((event) => event.id === id);
    const event = log[at];
    if (!event) return ['acknowledged and not there'];
    const dangling = names.filter(
      (name) => !log.slice(0, at).some(({ stream }) => stream === sourceStream(name)),
    );
    return [
      ...(event.stream === sourceStream(source) ? [] : ['another stream']),
      ...(event.metadata['key'] === (key ?? null) ? [] : ['another key']),
      ...(outcome.isNew ? dangling.map((name) => `names ${name}, which was not there`) : []),
    ];
  });
}

/** Whether what was recorded of a source stands in the log as it was sent. */
function isInOrder(sent: readonly Sent[], log: readonly LogEvent[], source: number): boolean {
  const places = sent.flatMap((one) =>
    one.source === source && one.outcome && 'ids' in one.outcome && one.outcome.isNew
      ? one.outcome.ids.map((id) => log.findIndex((event) => event.id === id))
      : [],
  );
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
}

describe(`commands on what is under way (LEDGER_TEST_SEED=${SEED})`, () => {
  it.each([
    ['that takes prerequisites', true],
    ['that takes none', false],
  ])('hold what they were decided on, on a log %s', async (_, takesPrerequisites) => {
    let recorded = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const crowd = new Crowd(new Random(SEED + run), takesPrerequisites);
      await crowd.play();
      const { events } = await crowd.log.readAll({ limit: 10_000 });
      const streams = Array.from({ length: SOURCES }, (_one, source) =>
        events.filter(({ stream }) => stream === sourceStream(source)),
      );
      const own = events.filter(({ metadata }) => metadata['actor'] === 'ana');
      const keyed = own.filter(({ metadata }) => metadata['key'] !== null);
      const runs = keyed.map(({ stream, metadata: { command, key } }) =>
        JSON.stringify([stream, command, key]),
      );
      const newIds = crowd.sent.flatMap(({ outcome }) =>
        outcome && 'ids' in outcome && outcome.isNew ? outcome.ids : [],
      );
      expect({
        run,
        streams: streams.flatMap(faultsIn),
        commands: crowd.sent.flatMap((sent) => faultsOf(sent, events)),
        acknowledged: newIds.toSorted(),
        order: streams.filter((_one, source) => !isInOrder(crowd.sent, events, source)).length,
        doubled: runs.length - new Set(runs).size,
        left: streams.filter((_one, source) => crowd.deciding.pending.aheadOf(sourceStream(source))).length,
      }).toEqual({
        run,
        streams: [],
        commands: [],
        acknowledged: own.map(({ id }) => id).toSorted(),
        order: 0,
        doubled: 0,
        left: 0,
      });
      recorded += own.length;
    }
    // Not all of it may be refusals.
    expect(recorded).toBeGreaterThan(RUNS * 5);
  });
});
