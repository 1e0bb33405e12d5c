import { randomUUID } from 'node:crypto';
import {
  activeBefore,
  countAmended,
  countReported,
  sourceRegistered,
} from '../../test/support/read-models/facts.js';
import { at, NOW, TestLedger } from '../../test/support/read-models/ledger.js';
import { best, OFFICIALS, statement } from '../../test/support/samples.js';
import {
  FindCommand,
  FindSequenceAt,
  FindSequences,
  GetEvent,
  GetRecordedAt,
  ListEvents,
} from './queries.js';

const SOURCE = randomUUID();
const COUNT = randomUUID();
const COUNT_STREAM = `ledger-casualty-count-${COUNT}`;

describe('the feed', () => {
  let ledger: TestLedger;
  const reported = countReported({
    subject: { type: 'strike', id: randomUUID() },
    figure: best(5),
    statement: statement(OFFICIALS, '2025-10-22'),
  });

  /** 1 registers a source, 2 reports a count at the same moment, 3 amends it a day later. */
  beforeAll(async () => {
    ledger = await TestLedger.open();
    ledger.recordsAt('2025-10-22T08:00:00.000Z');
    await ledger.record(SOURCE, sourceRegistered({ name: 'Mayor' }), { actor: 'analyst-7' });
    await ledger.record(COUNT, reported, {
      metadata: { command: 'ReportCasualtyCount', key: 'k-1', members: { figure: 'aa', statement: 'bb' } },
    });
    ledger.recordsAt('2025-10-23T08:00:00.000Z');
    const amended = countAmended({
      figure: best(6),
      before: activeBefore(0, best(5)),
      statement: statement(OFFICIALS, '2025-10-21T00:00:00.000Z'),
      effectiveAt: '2025-10-22T23:59:59.999Z',
    });
    const metadata = {
      command: 'AmendCasualtyCount',
      addressed: COUNT,
      key: 'k-2',
      members: { reason: 'cc' },
    };
    await ledger.record(COUNT, amended, { metadata });
    await ledger.record(COUNT, amended, { metadata });
  });
  afterAll(() => ledger.close());

  const feed = async (after: number, limit: number, point = NOW) => {
    const { items, upTo } = await ledger.ask(new ListEvents({}, after, limit, point));
    return { items: items.map(({ sequence }) => sequence), upTo };
  };

  it('gives events as CloudEvents and nothing of their metadata but the actor', async () => {
    expect(await ledger.ask(new GetEvent(2, NOW))).toEqual({
      specversion: '1.0',
      id: '00000000-0000-4000-8000-000000900002',
      source: 'urn:conflict-ledger',
      type: 'conflict-ledger.casualty-count-reported.v1',
      subject: `casualty-counts/${COUNT}`,
      time: '2025-10-22T08:00:00.000Z',
      datacontenttype: 'application/json',
      sequence: '2',
      revision: 0,
      statedat: '2025-10-22',
      actor: 'analyst-1',
      data: reported.data,
    });
    const registered = await ledger.ask(new GetEvent(1, NOW));
    expect(registered).toMatchObject({ subject: `sources/${SOURCE}`, actor: 'analyst-7' });
    expect(registered).not.toHaveProperty('statedat');
  });

  it('is bounded on both axes; what has no statement passes every bound of the stated one', async () => {
    expect(await ledger.ask(new GetEvent(2, at(1)))).toBeNull();
    expect(await ledger.ask(new GetEvent(2, at(4, '2025-10-22T23:59:59.998Z')))).toBeNull();
    expect(await ledger.ask(new GetEvent(2, at(4, '2025-10-22T23:59:59.999Z')))).not.toBeNull();
    expect(await ledger.ask(new GetEvent(1, at(4, '1990-01-01T00:00:00.000Z')))).not.toBeNull();
    // Stated on the 21st, but it takes effect with the entry that it replaces.
    expect(await ledger.ask(new GetEvent(3, at(4, '2025-10-22T00:00:00.000Z')))).toBeNull();
    expect(await ledger.ask(new GetEvent(5, NOW))).toBeNull();
  });

  it('says up to where it looked', async () => {
    expect(await feed(0, 2)).toEqual({ items: ['1', '2'], upTo: 2 });
    expect(await feed(2, 2)).toEqual({ items: ['3', '4'], upTo: 4 });
    expect(await feed(0, 100)).toEqual({ items: ['1', '2', '3', '4'], upTo: 4 });
    expect(await feed(0, 100, at(3))).toEqual({ items: ['1', '2', '3'], upTo: 3 });
    expect(await feed(0, 100, at(4, '2025-10-01T00:00:00.000Z'))).toEqual({ items: ['1'], upTo: 4 });
    expect(await feed(4, 100)).toEqual({ items: [], upTo: 4 });
    expect(await feed(9, 100)).toEqual({ items: [], upTo: 9 });
  });

  it('translates times to sequences and back', async () => {
    const sequenceAt = (instant: string) => ledger.ask(new FindSequenceAt(instant));
    expect(await sequenceAt('2025-10-22T07:59:59.999Z')).toEqual({ sequence: 0, recordedAt: null });
    expect(await sequenceAt('2025-10-22T08:00:00.000Z')).toEqual({
      sequence: 2,
      recordedAt: '2025-10-22T08:00:00.000Z',
    });
    expect(await sequenceAt('2025-10-23T07:59:59.999Z')).toMatchObject({ sequence: 2 });
    expect(await sequenceAt('2030-01-01T00:00:00.000Z')).toEqual({
      sequence: 4,
      recordedAt: '2025-10-23T08:00:00.000Z',
    });
    expect(await ledger.ask(new GetRecordedAt(3))).toBe('2025-10-23T08:00:00.000Z');
    expect(await ledger.ask(new GetRecordedAt(5))).toBeNull();
  });

  it('translates revisions to sequences', async () => {
    expect(await ledger.ask(new FindSequences(COUNT_STREAM, [0, 1, 7]))).toEqual([2, 3, null]);
    expect(await ledger.ask(new FindSequences(`ledger-strike-${COUNT}`, [0]))).toEqual([null]);
  });

  it('knows what a command with a key did, by actor, command and what it was about', async () => {
    const find = (...which: [string, string, string, string]) => ledger.ask(new FindCommand(...which));
    expect(await find('analyst-1', 'ReportCasualtyCount', '', 'k-1')).toEqual({
      stream: COUNT_STREAM,
      firstRevision: 0,
      lastRevision: 0,
      members: { figure: 'aa', statement: 'bb' },
    });
    expect(await find('analyst-1', 'AmendCasualtyCount', COUNT, 'k-2')).toEqual({
      stream: COUNT_STREAM,
      firstRevision: 1,
      lastRevision: 2,
      members: { reason: 'cc' },
    });
    // Ids are derived from the key, so that a second stream cannot have it; if one had, the first would stand.
    const other = randomUUID();
    await ledger.record(other, reported);
    await ledger.record(other, reported, {
      metadata: { command: 'ReportCasualtyCount', key: 'k-1', members: { figure: 'zz' } },
    });
    expect(await find('analyst-1', 'ReportCasualtyCount', '', 'k-1')).toMatchObject({
      stream: COUNT_STREAM,
      lastRevision: 0,
    });
    expect(await find('analyst-2', 'ReportCasualtyCount', '', 'k-1')).toBeNull();
    expect(await find('analyst-1', 'AmendCasualtyCount', '', 'k-2')).toBeNull();
    expect(await find('analyst-1', 'ReportCasualtyCount', '', 'k-9')).toBeNull();
  });
});
