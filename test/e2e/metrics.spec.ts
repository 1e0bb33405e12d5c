import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ProjectionRunner } from '../../src/projection-runtime/runner.js';
import { EVENT_STORE, type EventStore } from '../../src/event-store/port/index.js';
import { sourceBody } from '../support/bodies.js';
import { EventStream } from '../support/event-stream.js';
import { expectStatus } from '../support/client.js';
import { LedgerApp } from '../support/ledger-app.js';
import { type Page, parseMetrics, valueOf } from '../support/prometheus.js';
import { askUntil } from '../support/until.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

const DOCUMENT = readFileSync('docs/operations.md', 'utf8');

let ledger: LedgerApp;
beforeAll(async () => {
  ledger = await LedgerApp.start({ log: 'embedded', webhookPrivateTargets: true });
});
afterAll(() => ledger.stop());

const read = async (): Promise<Page> => {
  const { text } = await expectStatus(ledger.as(null).get('/metrics'), 200);
  return parseMetrics(text);
};

/** By how much something grew while something was done. */
async function growthOf(
  name: string,
  labels: Record<string, string>,
  act: () => Promise<unknown>,
): Promise<number> {
  const before = valueOf(await read(), name, labels);
  await act();
  return valueOf(await read(), name, labels) - before;
}

const addSource = () => expectStatus(ledger.admin.post('/v1/sources', sourceBody()), 201);

describe('the page of metrics', () => {
  it('needs no key, is never stored, and is in the format of Prometheus', async () => {
    const answer = await ledger.as(null).get('/metrics');
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(parseMetrics(answer.text).kinds.size).toBeGreaterThan(10);
  });

  it('has the metrics that are documented, of the kind and with the labels that are, and no others', async () => {
    const rows = [...DOCUMENT.matchAll(/^\| `(ledger_\w+)` \| (\w+) \| (.*?) ?\| \S.* \|$/gm)];
    const documented = rows.map(([, name, kind]) => [name, kind]);
    expect(documented.length).toBeGreaterThan(15);
    const { kinds, samples } = await read();
    expect([...kinds].sort()).toEqual(documented.sort());
    const ofHistograms = ['le'];
    for (const { name, labels } of samples) {
      const row = rows.find(([, base]) => base === name.replace(/_(bucket|sum|count)$/, '') || base === name);
      const own = Object.keys(labels).filter((label) => !ofHistograms.includes(label));
      expect([name, own.sort()]).toEqual([
        name,
        [...(row?.[3] ?? '').matchAll(/`(\w+)`/g)].map(([, label]) => label).sort(),
      ]);
    }
  });

  it('tells a log in memory, which has no disk, from a disk that is full', async () => {
    const inMemory = await LedgerApp.start();
    const { text } = await inMemory.as(null).get('/metrics');
    await inMemory.stop();
    expect(valueOf(parseMetrics(text), 'ledger_data_free_bytes', {})).toBeNaN();
    expect(valueOf(await read(), 'ledger_data_free_bytes', {})).toBeGreaterThan(0);
  });

  it('is what the rules for alerts look at', async () => {
    const [, rules = ''] = /<!-- alerts:begin -->(.*)<!-- alerts:end -->/s.exec(DOCUMENT) ?? [];
    const named = new Set([...rules.matchAll(/ledger_\w+/g)].map(([name]) => name));
    expect(named.size).toBeGreaterThan(5);
    const { kinds } = await read();
    expect([...named].filter((name) => !kinds.has(name))).toEqual([]);
  });
});

describe('requests', () => {
  it('are counted by method, template of the route and status', async () => {
    const labels = { method: 'GET', route: '/v1/strikes/:id', status: '404' };
    const grown = await growthOf('ledger_http_requests_total', labels, () =>
      ledger.as(null).get(`/v1/strikes/${randomUUID()}`),
    );
    expect(grown).toBe(1);
  });

  it('are timed', async () => {
    const labels = { method: 'POST', route: '/v1/sources' };
    expect(await growthOf('ledger_http_request_duration_seconds_count', labels, addSource)).toBe(1);
  });

  it('make no series of what is made up, however many there are', async () => {
    const ask = (path: string) => ledger.as(null).get(path);
    // Each kind once, so that what it makes is there.
    const made = (index: number) => [
      `/v1/made-up-${index}`,
      `/made/up/${index}/${index}`,
      `/v1/strikes/${randomUUID()}`,
      `/v1/sources?code=made:up=${index}`,
      `/v1/strikes/%zz${index}`,
    ];
    await Promise.all(made(0).map(ask));
    const before = (await read()).samples.length;
    for (let index = 1; index <= 300; index += 1) await Promise.all(made(index).map(ask));
    const page = await read();
    expect(page.samples.length).toBe(before);
    expect(JSON.stringify(page.samples)).not.toContain('made');
    expect(valueOf(page, 'ledger_http_requests_total', { route: 'unmatched' })).toBeGreaterThanOrEqual(900);
  });
});

describe('refusals', () => {
  it('are counted by the code of the problem', async () => {
    const { id } = (await addSource()).body as { id: string };
    const grade = () =>
      ledger.admin.post(`/v1/sources/${id}/grades`, { reliability: 'E', reason: 'It was wrong' });
    await expectStatus(grade(), 201);
    const again = () => expectStatus(grade(), 422);
    expect(await growthOf('ledger_refused_total', { code: 'no-change' }, again)).toBe(1);
    const labels = { command: 'GradeSource', outcome: 'refused' };
    expect(await growthOf('ledger_commands_total', labels, again)).toBe(1);
  });

  it('are counted by line where many commands come in one request', async () => {
    const lines = '{"command": "RegisterSource", "body": {}}\n{"command": "NoSuchCommand"}\nno json\n';
    const send = () =>
      expectStatus(
        ledger.admin.send('POST', '/v1/commands', { 'content-type': 'application/x-ndjson' }, lines),
        200,
      );
    expect(await growthOf('ledger_refused_total', { code: 'invalid' }, send)).toBe(2);
    expect(await growthOf('ledger_refused_total', { code: 'malformed-json' }, send)).toBe(1);
  });

  it.each([
    ['no_key', async () => ledger.as(null).get('/v1/keys')],
    ['bad_key', async () => ledger.as('no-such-key').get('/v1/keys')],
    ['role', async () => (await ledger.someone('reader')).get('/v1/keys')],
  ])('for want of a key that is enough are counted as %s', async (cause, ask) => {
    expect(await growthOf('ledger_denied_total', { cause }, ask)).toBe(1);
  });
});

describe('commands', () => {
  it('are counted by name and by what became of them', async () => {
    const key = randomUUID();
    const send = () => ledger.admin.post('/v1/sources', sourceBody(), { key });
    const labels = { command: 'RegisterSource' };
    expect(await growthOf('ledger_commands_total', { ...labels, outcome: 'recorded' }, send)).toBe(1);
    expect(await growthOf('ledger_commands_total', { ...labels, outcome: 'replayed' }, send)).toBe(1);
    expect(valueOf(await read(), 'ledger_commands_in_flight')).toBe(0);
  });

  it('are appends to the log, which are timed, and events in its transactions, which are counted', async () => {
    const appended = { outcome: 'appended' };
    expect(await growthOf('ledger_append_duration_seconds_count', appended, addSource)).toBe(1);
    expect(await growthOf('ledger_append_duration_seconds_sum', appended, addSource)).toBeGreaterThan(0);
    expect(await growthOf('ledger_commit_events_sum', {}, addSource)).toBe(1);
    expect(valueOf(await read(), 'ledger_appends_in_flight')).toBe(0);
  });
});

describe('the read models', () => {
  it('lag while nothing is applied, and are current again once it is', async () => {
    const release = ledger.app.get(ProjectionRunner).hold();
    const sent = [addSource(), addSource()];
    const behind = await askUntil(read, (page) => valueOf(page, 'ledger_projection_lag_events') === 2);
    expect(valueOf(behind, 'ledger_projection_lag_seconds')).toBeGreaterThan(0);
    const applied = valueOf(behind, 'ledger_projection_sequence');
    expect(valueOf(behind, 'ledger_log_head_sequence')).toBe(applied + 2);
    release();
    await Promise.all(sent);
    const current = await askUntil(read, (page) => valueOf(page, 'ledger_projection_lag_events') === 0);
    expect(valueOf(current, 'ledger_projection_lag_seconds')).toBe(0);
    expect(valueOf(current, 'ledger_projection_sequence')).toBe(applied + 2);
    expect(valueOf(current, 'ledger_ready')).toBe(1);
  });
});

describe('streams', () => {
  it('are counted while they are open, and by cause when they end', async () => {
    const url = await ledger.listen();
    const stream = await EventStream.open(`${url}/v1/events/stream`);
    expect(valueOf(await read(), 'ledger_stream_clients')).toBe(1);
    const before = valueOf(await read(), 'ledger_streams_closed_total', { cause: 'client' });
    stream.close();
    const after = await askUntil(read, (page) => valueOf(page, 'ledger_stream_clients') === 0);
    expect(valueOf(after, 'ledger_streams_closed_total', { cause: 'client' })).toBe(before + 1);
    // They last: a histogram of requests would say nothing with them in it.
    const labels = { route: '/v1/events/stream' };
    expect(valueOf(after, 'ledger_http_requests_total', labels)).toBe(1);
    expect(valueOf(after, 'ledger_http_request_duration_seconds_count', labels)).toBe(0);
  });
});

describe('webhooks', () => {
  it('are counted by how each attempt ended, with the distance of the one farthest behind', async () => {
    const receiver = await WebhookReceiver.start();
    receiver.behaviours = [{ status: 500 }];
    const after = valueOf(await read(), 'ledger_projection_sequence');
    await expectStatus(ledger.admin.post('/v1/webhooks', { url: receiver.url, after }), 201);
    await addSource();
    const failed = await askUntil(
      read,
      (page) => valueOf(page, 'ledger_webhook_deliveries_total', { outcome: 'status' }) === 1,
    );
    expect(valueOf(failed, 'ledger_webhook_lag_events')).toBe(1);
    const [{ id }] = (await ledger.admin.get('/v1/webhooks')).body.items as [{ id: string }];
    await ledger.admin.post(`/v1/webhooks/${id}/resumption`, {});
    const delivered = await askUntil(
      read,
      (page) => valueOf(page, 'ledger_webhook_deliveries_total', { outcome: 'delivered' }) === 1,
    );
    expect(valueOf(delivered, 'ledger_webhook_lag_events')).toBe(0);
    await receiver.die();
  });
});

// Last: nothing goes on after it.
describe('a projection that stops', () => {
  it('shows, and the node is not ready', async () => {
    const poison = { id: randomUUID(), type: 'conflict-ledger.strike-abolished.v1', data: {}, metadata: {} };
    await ledger.app
      .get<EventStore>(EVENT_STORE)
      .append(`ledger-strike-${randomUUID()}`, [poison], 'no_stream');
    const page = await askUntil(read, (one) => valueOf(one, 'ledger_projection_stopped') === 1);
    expect(valueOf(page, 'ledger_ready')).toBe(0);
    const labels = { command: 'RegisterSource', outcome: 'turned_away' };
    const send = () => expectStatus(ledger.admin.post('/v1/sources', sourceBody()), 503);
    expect(await growthOf('ledger_commands_total', labels, send)).toBe(1);
  });
});
