import { randomUUID } from 'node:crypto';
import { sourceBody } from '../../support/bodies.js';
import { LedgerHttp } from '../../support/http.js';
import { killRemainingLedgers, LedgerProcess } from '../../support/ledger-process.js';
import { useTemporaryDirectory } from '../../support/temporary-directory.js';
import { AUDIENCE, TokenIssuer } from '../../support/token-issuer.js';
import { until } from '../../support/until.js';

interface Line {
  readonly level: number;
  readonly context?: string;
  readonly msg?: string;
  readonly requestId?: string;
  readonly [member: string]: unknown;
}

const WARN = 40;

describe('the log of a node', () => {
  const directory = useTemporaryDirectory();
  let issuer: TokenIssuer;
  beforeAll(async () => {
    issuer = await TokenIssuer.start();
  });
  afterAll(() => issuer.stop());
  afterEach(killRemainingLedgers);

  const start = (env: Record<string, string>) =>
    LedgerProcess.start({
      dataDirectory: directory(),
      env: {
        LEDGER_LOG: 'memory',
        LEDGER_JWT_JWKS_URL: issuer.settings.jwksUrl.href,
        LEDGER_JWT_ISSUER: issuer.url,
        LEDGER_JWT_AUDIENCE: AUDIENCE,
        ...env,
      },
    });
  const linesOf = (node: LedgerProcess) =>
    node.stderr
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
  const denials = (node: LedgerProcess) => linesOf(node).filter(({ context }) => context === 'DeniedWrites');
  const keyOf = async (node: LedgerProcess, role: string, actor: string) =>
    (await node.http.post('/keys', { actor, role })).json<{ id: string; secret: string }>();

  test('has a line for each write that was denied, and none for a read', async () => {
    const node = await start({ LEDGER_RATE_PER_KEY: '1' });
    const reader = new LedgerHttp(node.url, (await keyOf(node, 'reader', 'ren')).secret);
    const token = await issuer.sign({ sub: 'bea', ledger_role: 'analyst' });
    const strike = `/strikes/${randomUUID()}/amendments`;
    await new LedgerHttp(node.url, null).post('/sources', sourceBody());
    await new LedgerHttp(node.url, 'guess').delete(`/keys/${randomUUID()}`);
    await new LedgerHttp(node.url, null).get('/keys');
    await reader.post(strike, {});
    await new LedgerHttp(node.url, token).lines('/commands', [
      JSON.stringify({ command: 'RegisterSource', body: sourceBody() }),
      JSON.stringify({ command: 'DefineMeasure', body: {} }),
    ]);
    for (let n = 0; n < 9; n += 1) await reader.get('/sources');
    expect((await reader.post(strike, {})).status).toBe(429);

    await until(() => denials(node).length >= 5);
    const common = {
      level: WARN,
      msg: 'a write was denied',
      address: '127.0.0.1',
      requestId: expect.any(String),
    };
    const post = { ...common, method: 'POST' };
    const ren = { actor: 'ren', role: 'reader' };
    const nobody = { actor: null, role: null };
    const amendments = '/v1/strikes/:id/amendments';
    expect(denials(node)).toMatchObject([
      { ...post, ...nobody, route: '/v1/sources', code: 'unauthorized' },
      { ...common, ...nobody, method: 'DELETE', route: '/v1/keys/:id', code: 'unauthorized' },
      { ...post, ...ren, route: amendments, code: 'forbidden' },
      { ...post, actor: 'bea', role: 'analyst', route: '/v1/commands', line: 2, code: 'forbidden' },
      { ...post, ...ren, route: amendments, code: 'too-many-requests' },
    ]);
  });

  test('holds no secret, however much it says and wherever somebody put one', async () => {
    const node = await start({ LEDGER_LOG_LEVEL: 'trace', LEDGER_ADMIN_KEY: 'admin.key-that-is-set' });
    const nobody = new LedgerHttp(node.url, null);
    const { id, secret } = await keyOf(node, 'analyst', 'ana');
    const token = await issuer.sign({ sub: 'bea', ledger_role: 'analyst' });
    const stale = await issuer.sign({ sub: 'bea', ledger_role: 'analyst', endsIn: -60 });
    const webhook = (await node.http.post('/webhooks', { url: 'https://hook.example.org/', after: 0 })).json<{
      id: string;
      secret: string;
    }>();
    const rotated = (await node.http.post(`/webhooks/${webhook.id}/secrets`, {})).json<{ secret: string }>();
    const guess = `clk_${randomUUID()}_${'g'.repeat(43)}`;
    const secrets = [node.adminKey, secret, token, stale, webhook.secret, rotated.secret, guess];
    for (const one of secrets) {
      expect(one.length).toBeGreaterThan(15);
      const holder = new LedgerHttp(node.url, one);
      await holder.post('/sources', sourceBody());
      await holder.post('/measures', {});
      await holder.lines('/commands', [JSON.stringify({ command: one, body: {} })]);
      await nobody.get(`/sources/${encodeURIComponent(one)}`);
      await nobody.get(`/sources?q=${encodeURIComponent(one)}&key=${encodeURIComponent(one)}`);
      await nobody.post('/sources', { key: one });
      await node.http.post('/sources', { ...sourceBody(), name: one, key: one });
      await node.http.delete(`/keys/${encodeURIComponent(one)}`);
      await fetch(`${node.url}/v1/sources`, {
        method: 'POST',
        headers: { authorization: `Basic ${one}`, 'x-api-key': one, cookie: `key=${one}`, 'user-agent': one },
        body: `{"${one}`,
      });
    }
    await node.http.delete(`/keys/${id}`);
    await new LedgerHttp(node.url, secret).post('/sources', sourceBody());

    await until(() => denials(node).length > 2 * secrets.length);
    const said = node.stderr + node.stdout;
    for (const one of secrets) {
      expect(said).not.toContain(one);
      // What is secret in a key is its ending, in a token its signature.
      expect(said).not.toContain(one.slice(-20));
    }
    expect(said).not.toMatch(/authorization|x-api-key|cookie/i);
    expect(linesOf(node).length).toBeGreaterThan(5 * secrets.length);
  });
});
