import { randomUUID } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';
import {
  Deciding,
  foreignEvent,
  gradesIn,
  HeldLog,
  refusalOf,
  sourceStream,
} from '../../../test/support/deciding.js';
import { useTemporaryDirectory } from '../../../test/support/temporary-directory.js';
import { EmbeddedEventStore } from '../../event-store/embedded/embedded-event-store.js';

type Said = ReturnType<Deciding['register']>;

/** `recorded`, `known` for what was recorded before, or what it was refused for. */
const outcomeOf = (said: Said) =>
  said.then((settled) => ('earlier' in settled ? 'known' : 'recorded'), refusalOf);

let log: HeldLog;
let deciding: Deciding;

async function begin(takesPrerequisites = true): Promise<void> {
  log = new HeldLog(takesPrerequisites);
  await log.open();
  deciding = new Deciding(log);
}

const register = (...args: Parameters<Deciding['register']>) => outcomeOf(deciding.register(...args));
const grade = (...args: Parameters<Deciding['grade']>) => outcomeOf(deciding.grade(...args));
const graded = (previous: string | null, reliability: string) =>
  foreignEvent(randomUUID(), 'graded', { previous, reliability });

/** Source 1, in the log. */
async function registered(): Promise<void> {
  await log.appendPast(1, foreignEvent(randomUUID(), 'registered', {}), 'no_stream');
}

/** Takes all that waits, and what comes of that, to the end. */
async function takeAll(said: readonly Promise<unknown>[]): Promise<void> {
  const over = Promise.all(said).then(() => true);
  while (!(await Promise.race([over, others(false)]))) log.take();
}

describe('commands on what is under way', () => {
  beforeEach(() => begin());

  it('are decided at once, in their order, and get in together', async () => {
    const said = [register(1), grade(1, 'B'), grade(1, 'C')];
    await others();
    expect(log.length).toBe(3);
    log.take();
    expect(await Promise.all(said)).toEqual(['recorded', 'recorded', 'recorded']);
    expect(await gradesIn(log, 1)).toEqual(['B', 'C']);
  });

  it('are decided again when that did not get in', async () => {
    const said = [register(1), grade(1, 'B')];
    await others();
    log.fail();
    await takeAll(said);
    expect(await Promise.all(said)).toEqual(['LogUnavailableError', 'not-found']);
    expect(await log.readStream(sourceStream(1))).toEqual([]);
  });

  it('are decided again, in their order, when something else has its revision', async () => {
    await registered();
    const said = ['B', 'C', 'D'].map((one) => grade(1, one));
    await others();
    await log.appendPast(1, graded(null, 'A'), 0n);
    // The rest is refused only later: what it was decided on has been decided again by then.
    log.take(2);
    await takeAll(said);
    expect(await gradesIn(log, 1)).toEqual(['A', 'B', 'C', 'D']);
  });

  it('are not refused for what may not get in', async () => {
    const said = [register(1), register(1)];
    await others();
    expect(log.length).toBe(1);
    log.fail();
    await takeAll(said);
    expect(await Promise.all(said)).toEqual(['LogUnavailableError', 'recorded']);
  });

  it('are refused for what got in', async () => {
    const said = [register(1), register(1)];
    await takeAll(said);
    expect(await Promise.all(said)).toEqual(['recorded', 'id-taken']);
  });

  it('keep their place when they wait for what would refuse them', async () => {
    await registered();
    const said = [grade(1, 'B'), grade(1, 'C'), grade(1, 'C'), grade(1, 'D')];
    await others();
    await log.appendPast(1, graded(null, 'A'), 0n);
    await takeAll(said);
    expect(await Promise.all(said)).toEqual(['recorded', 'recorded', 'no-change', 'recorded']);
    expect(await gradesIn(log, 1)).toEqual(['A', 'B', 'C', 'D']);
  });

  it('are not too large for what never got in', async () => {
    await registered();
    const long = 'x'.repeat(500_000);
    // Each holds what it replaces as well.
    const said = [grade(1, `B${long}`), grade(1, `C${long}`)];
    await others();
    log.fail();
    await takeAll(said);
    expect(await Promise.all(said)).toEqual(['LogUnavailableError', 'recorded']);
  });

  it('are known when they are sent again, once that is in the log', async () => {
    const said = [register(1, { key: 'key-1' }), register(1, { key: 'key-1' })];
    await others();
    expect(log.length).toBe(1);
    await takeAll(said);
    expect(await Promise.all(said)).toEqual(['recorded', 'known']);
    expect(await log.readStream(sourceStream(1))).toHaveLength(1);
  });

  it('that name it get in behind it', async () => {
    const first = register(1);
    await others();
    const said = [first, register(2, { names: [1] })];
    await others();
    expect(log.length).toBe(2);
    log.take();
    expect(await Promise.all(said)).toEqual(['recorded', 'recorded']);
  });

  it('that name it do not get in without it', async () => {
    const first = register(1);
    await others();
    const said = [first, register(2, { names: [1] })];
    await others();
    log.fail();
    await takeAll(said);
    expect(await Promise.all(said)).toEqual(['LogUnavailableError', 'invalid']);
    expect((await log.readAll({ limit: 10 })).events).toEqual([]);
  });
});

describe('commands on a log that takes no prerequisites', () => {
  beforeEach(() => begin(false));

  it('wait for each other', async () => {
    const said = [register(1), grade(1, 'B')];
    await others();
    expect(log.length).toBe(1);
    await takeAll(said);
    expect(await Promise.all(said)).toEqual(['recorded', 'recorded']);
  });

  it('keep their place when another node was first', async () => {
    await registered();
    const said = ['B', 'C', 'D'].map((one) => grade(1, one));
    await others();
    await log.appendPast(1, graded(null, 'A'), 0n);
    await takeAll(said);
    expect(await gradesIn(log, 1)).toEqual(['A', 'B', 'C', 'D']);
  });
});

describe('more commands on one stream than a transaction takes', () => {
  const directory = useTemporaryDirectory();

  it('are all recorded, in their order, though the first was overtaken', async () => {
    const embedded = new EmbeddedEventStore({ directory: directory() });
    await embedded.open();
    deciding = new Deciding(embedded);
    await register(1);
    const overtaking = embedded.append(sourceStream(1), [graded(null, 'A')], 0n);
    const grades = Array.from({ length: 600 }, (_, index) => 'BCDEF'.charAt(index % 5));
    const said = grades.map((one) => grade(1, one));
    await overtaking;
    expect(new Set(await Promise.all(said))).toEqual(new Set(['recorded']));
    expect(await gradesIn(embedded, 1)).toEqual(['A', ...grades]);
    await embedded.close();
  });
});
