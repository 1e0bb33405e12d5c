import { EVENT_STORE, type EventStore } from '../../src/event-store/port/index.js';
import type { LedgerConfig } from '../../src/platform/config/ledger-config.js';
import { Machine } from '../../src/platform/health/machine.js';
import { ProjectionRunner } from '../../src/projection-runtime/runner.js';
import { sourceBody } from '../support/bodies.js';
import type { Answer } from '../support/client.js';
import { LedgerApp } from '../support/ledger-app.js';
import { parseMetrics, valueOf } from '../support/prometheus.js';
import { askUntil, until } from '../support/until.js';

let ledger: LedgerApp;
let log: EventStore;

async function start(settings: Partial<LedgerConfig>): Promise<void> {
  ledger = await LedgerApp.start(settings);
  log = ledger.app.get<EventStore>(EVENT_STORE);
}

afterEach(async () => {
  jest.restoreAllMocks();
  await ledger.stop();
});

const send = (key?: string): Promise<Answer> => ledger.admin.post('/v1/sources', sourceBody(), { key });
const ready = () => ledger.as(null).get('/health/ready');

/** Its cause that a client can see: the answer says that it is too much, and when to come again. */
const turnedAway = (retryAfter: string) => ({
  status: 503,
  body: { code: 'overloaded' },
  headers: { 'retry-after': retryAfter },
});

/** How many events the log holds. */
async function recorded(): Promise<number> {
  const { events } = await log.readAll({ limit: 10_000 });
  return events.filter(({ sequence }) => sequence !== null).length;
}

describe('a log that is slow', () => {
  /** Appends wait until this is called. */
  let goOn: () => void;
  let waiting: number;
  let most: number;

  beforeEach(async () => {
    await start({ mostCommands: 5 });
    [waiting, most] = [0, 0];
    const gate = Promise.withResolvers<void>();
    goOn = gate.resolve;
    const append = log.append.bind(log);
    jest.spyOn(log, 'append').mockImplementation(async (...args) => {
      most = Math.max(most, (waiting += 1));
      await gate.promise;
      waiting -= 1;
      return append(...args);
    });
  });

  it('is handed so many appends and no more: what comes beyond is turned away before it is appended', async () => {
    const all = Array.from({ length: 200 }, () => send());
    await until(() => waiting === 5);
    expect(await send()).toMatchObject(turnedAway('1'));
    // Reads go on.
    expect((await ledger.as(null).get('/v1/sources')).status).toBe(200);
    goOn();
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(5);
    expect(statuses.filter((status) => status === 503)).toHaveLength(195);
    expect([most, await recorded()]).toEqual([5, 5]);
    // By itself.
    expect((await send()).status).toBe(201);
  });

  it('slows a request of many commands down, and turns none of them away', async () => {
    const lines = Array.from({ length: 40 }, (_, index) =>
      JSON.stringify({ command: 'RegisterSource', idempotencyKey: `${index}`, body: sourceBody() }),
    );
    const headers = { 'content-type': 'application/x-ndjson' };
    const answer = ledger.admin.send('POST', '/v1/commands', headers, lines.join('\n'));
    await until(() => waiting === 5);
    goOn();
    const statuses = (await answer).text
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as Answer).status);
    expect(statuses).toEqual(Array.from({ length: 40 }, () => 201));
    expect([most, await recorded()]).toEqual([5, 40]);
  });
});

describe('a projection that is slow', () => {
  it('makes the node turn commands away once it is too far behind, and lose nothing that was acknowledged', async () => {
    await start({ mostLagMs: 100, applyTimeoutMs: 10 });
    const release = ledger.app.get(ProjectionRunner).hold();
    const answers: Answer[] = [];
    await askUntil(
      () => send(`key-${answers.length}`),
      (answer) => answers.push(answer) > 0 && answer.status === 503,
    );
    expect(answers.at(-1)).toMatchObject(turnedAway('5'));
    const acknowledged = answers.filter(({ status }) => status === 202);
    expect(acknowledged.length).toBe(answers.length - 1);
    expect(await recorded()).toBe(acknowledged.length);
    expect(await ready()).toMatchObject({
      status: 503,
      body: {
        ready: false,
        state: 'following',
        reasons: [{ code: 'lag', detail: expect.stringContaining('events') }],
      },
      headers: { 'retry-after': '5' },
    });
    const metrics = parseMetrics((await ledger.as(null).get('/metrics')).text);
    expect(valueOf(metrics, 'ledger_backpressure', { cause: 'lag' })).toBe(1);
    expect((await ledger.as(null).get('/v1/sources')).status).toBe(200);
    release();
    await askUntil(ready, ({ status }) => status === 200);
    const last = await send('another-key');
    expect(last).toMatchObject({ status: expect.any(Number), body: { revision: 0 } });
    // Each that was acknowledged is there, once, and answers as it did.
    for (const [index, { body }] of acknowledged.entries()) {
      expect(await send(`key-${index}`)).toMatchObject({
        status: 200,
        body: { id: body.id, events: body.events.map(({ id }: { id: string }) => ({ id })) },
      });
    }
    expect(await recorded()).toBe(acknowledged.length + 1);
  });

  it('keeps a request of many commands waiting, and tells each line that waited in vain', async () => {
    await start({ mostLagMs: 100, applyTimeoutMs: 10 });
    const release = ledger.app.get(ProjectionRunner).hold();
    await askUntil(send, ({ status }) => status === 503);
    const before = await recorded();
    const line = JSON.stringify({ command: 'RegisterSource', body: sourceBody() });
    const headers = { 'content-type': 'application/x-ndjson' };
    const { text } = await ledger.admin.send('POST', '/v1/commands', headers, `${line}\n${line}\n`);
    expect(
      text
        .trim()
        .split('\n')
        .map((one) => JSON.parse(one) as object),
    ).toMatchObject([
      { line: 1, status: 503, problem: { code: 'overloaded' } },
      { line: 2, status: 503, problem: { code: 'overloaded' } },
    ]);
    expect(await recorded()).toBe(before);
    release();
  });
});

describe('a machine', () => {
  it.each([
    ['disk', '30', () => jest.spyOn(ledger.app.get(Machine), 'freeBytes').mockResolvedValue(99_999_999)],
    ['memory', '5', () => jest.spyOn(ledger.app.get(Machine), 'memoryShare').mockReturnValue(0.91)],
  ])('short of %s turns commands away until there is some again', async (cause, retryAfter, shorten) => {
    await start({ log: 'embedded' });
    const append = jest.spyOn(log, 'append');
    const short = shorten();
    const notReady = await askUntil(ready, ({ status }) => status === 503);
    expect(notReady.body).toMatchObject({ ready: false, reasons: [{ code: cause }] });
    expect(await send()).toMatchObject(turnedAway(retryAfter));
    expect(append).not.toHaveBeenCalled();
    expect((await ledger.as(null).get('/v1/sources')).status).toBe(200);
    short.mockRestore();
    await askUntil(ready, ({ status }) => status === 200);
    expect((await send()).status).toBe(201);
  });

  it('short of disk takes no rebuild, which would fill it, and takes one when there is some again', async () => {
    await start({ log: 'embedded' });
    const rebuild = () => ledger.admin.post('/v1/projections/rebuilds', {});
    const short = jest.spyOn(ledger.app.get(Machine), 'freeBytes').mockResolvedValue(99_999_999);
    const append = jest.spyOn(log, 'append');
    await askUntil(ready, ({ status }) => status === 503);
    expect(await rebuild()).toMatchObject(turnedAway('30'));
    expect(append).not.toHaveBeenCalled();
    short.mockRestore();
    await askUntil(ready, ({ status }) => status === 200);
    expect((await rebuild()).status).toBe(202);
  });

  it('says how much of its memory is used, and what is free on a disk that is there', async () => {
    await start({});
    const machine = ledger.app.get(Machine);
    expect(machine.memoryShare()).toBeGreaterThan(0);
    expect(machine.memoryShare()).toBeLessThan(1);
    expect(await machine.freeBytes('.')).toBeGreaterThan(0);
    expect(await machine.freeBytes('/no/such/folder')).toBeNull();
  });
});
