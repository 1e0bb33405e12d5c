import { SOURCE, streamOf } from '../../src/domain/catalogue/categories.js';
import { CommandDecider } from '../../src/application/commands/command-decider.js';
import { PendingAppends } from '../../src/application/commands/pending-appends.js';
import { References } from '../../src/application/commands/references.js';
import { StreamLoader } from '../../src/application/commands/stream-loader.js';
import { StreamTurns } from '../../src/application/commands/stream-turns.js';
import { UnappliedEvents } from '../../src/application/commands/unapplied-events.js';
import { SystemClock } from '../../src/application/clock.js';
import type { Actor } from '../../src/domain/kernel/actor.js';
import { gradeSource, registerSource } from '../../src/domain/sources/decisions.js';
import type { Reliability } from '../../src/domain/sources/events.js';
import { evolveSource, type SourceState } from '../../src/domain/sources/state.js';
import { MemoryEventStore } from '../../src/event-store/memory/memory-event-store.js';
import {
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type JsonObject,
  LogUnavailableError,
  type NewEvent,
  type Prerequisite,
} from '../../src/event-store/port/index.js';

const COMMON = { note: null, codes: {}, noticeId: null };
const MAYOR = { ...COMMON, name: 'Mayor', kind: 'mayor', country: null, url: null, reliability: null };
const ANA = { id: 'ana' } as Actor;

/** The id of a source by a number. */
export const sourceId = (number: number) =>
  `018f3c2a-7b1e-7c40-9a51-3d2e6f70${String(number).padStart(4, '0')}`;
export const sourceStream = (number: number) => streamOf(SOURCE, sourceId(number));

/** A log in memory that answers no append before it is told to. */
export class HeldLog extends MemoryEventStore {
  private readonly waiting: { readonly take: () => void; readonly refuse: () => void }[] = [];

  constructor(override readonly takesPrerequisites = true) {
    super();
  }

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

  /** How many appends wait. */
  get length(): number {
    return this.waiting.length;
  }

  /** Takes the first that wait: each gets in, or is refused for what it expects. */
  take(count = this.waiting.length): void {
    for (const { take } of this.waiting.splice(0, count)) take();
  }

  /** Fails the first that wait. */
  fail(count = 1): void {
    for (const { refuse } of this.waiting.splice(0, count)) refuse();
  }

  /** Appends at once, past all that wait, as another node does. */
  async appendPast(number: number, event: NewEvent, expected: ExpectedRevision): Promise<void> {
    await super.append(sourceStream(number), [event], expected);
  }
}

export interface CommandOptions {
  /** Sources that it names. */
  readonly names?: readonly number[];
  readonly key?: string;
}

/** What decides commands about sources on a log. Nothing is ever applied. */
export class Deciding {
  readonly pending = new PendingAppends();
  private readonly references: References;
  private readonly decider: CommandDecider;

  constructor(log: EventStore) {
    const watch = () => ({ applied: () => Promise.resolve(null), cancel: () => undefined });
    this.references = new References(log, this.pending);
    this.decider = new CommandDecider(
      log,
      new StreamLoader(log, this.pending),
      this.pending,
      new StreamTurns(),
      new UnappliedEvents({ watch } as never),
      new SystemClock(),
    );
  }

  register(number: number, options?: CommandOptions) {
    return this.settle('RegisterSource', number, (state) => registerSource(state, MAYOR), options);
  }

  grade(number: number, grade: string, options?: CommandOptions) {
    const command = { ...COMMON, reliability: grade as Reliability, reason: 'A test' };
    return this.settle('GradeSource', number, (state) => gradeSource(state, command), options);
  }

  private settle(
    command: string,
    number: number,
    decide: (state: SourceState | null) => ReturnType<typeof gradeSource>,
    { names = [], key }: CommandOptions = {},
  ) {
    const named = names.map((name) => ({ pointer: '/name', category: 'source', id: sourceId(name) }));
    return this.decider.settle<SourceState>({
      category: SOURCE,
      id: sourceId(number),
      addressed: command === 'GradeSource',
      evolve: evolveSource,
      check: () => this.references.check(named),
      decide,
      context: { command, actor: ANA, key: key ?? null, members: {}, ifMatch: null },
    });
  }
}

/** An event of a source that somebody else appends. */
export function foreignEvent(id: string, kind: 'registered' | 'graded', data: JsonObject): NewEvent {
  return {
    id,
    type: `conflict-ledger.source-${kind}.v1`,
    data: { ...(kind === 'registered' ? MAYOR : COMMON), ...data },
    metadata: { actor: 'ben', command: 'GradeSource', addressed: null, key: null, members: null },
  };
}

/** What a command was refused for: its code, or the name of another error. */
export function refusalOf(error: Error & { readonly rejection?: { readonly code: string } }): string {
  return error.rejection?.code ?? error.name;
}

/** What a source was graded, in order. */
export async function gradesIn(log: EventStore, number: number): Promise<unknown[]> {
  const events = await log.readStream(sourceStream(number));
  return events.filter(({ type }) => type.includes('graded')).map(({ data }) => data['reliability']);
}
