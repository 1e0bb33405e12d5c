import { randomUUID } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import { ROLES } from '../../../src/domain/kernel/actor.js';
import { FAMILIES } from '../../../src/domain/counts/families.js';
import { ADMIN_KEY } from '../../support/client.js';
import { LedgerApp } from '../../support/ledger-app.js';
import { TokenIssuer } from '../../support/token-issuer.js';
import { until } from '../../support/until.js';
import { ACCESS, type Caller, type Need, OUTCOMES, OUTCOMES_CLOSED } from './table.js';

/** Every route with every role and none, by the table that is written by hand. */

const ROUTES = (Object.entries(ACCESS) as [Need, readonly string[]][]).flatMap(([need, routes]) =>
  routes
    .flatMap((route) =>
      route.includes('{family}') ? FAMILIES.map(({ code }) => route.replace('{family}', code)) : [route],
    )
    .map((route) => ({ need, route })),
);

/** Routes of the node that starts meanwhile, as `METHOD /path/:id`. */
async function routesOf(start: () => Promise<void>): Promise<string[]> {
  const found: string[] = [];
  const listen = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url }) => {
      found.push(...[method].flat().map((name) => `${name} ${url}`));
    });
  };
  subscribe('fastify.initialization', listen);
  try {
    await start();
  } finally {
    unsubscribe('fastify.initialization', listen);
  }
  return [...new Set(found)].sort();
}

/** What never ends, and descriptions of a megabyte: of these the beginning is enough. */
const isLong = (path: string) => /\/stream$|api\.json$|init\.js$/.test(path);

interface Knock {
  readonly method: 'GET' | 'POST' | 'DELETE' | 'HEAD';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

let issuer: TokenIssuer;
beforeAll(async () => {
  issuer = await TokenIssuer.start();
});
afterAll(() => issuer.stop());

describe.each([
  ['open', true, OUTCOMES],
  ['not open', false, OUTCOMES_CLOSED],
])('where reads are %s', (_, publicReads, outcomes) => {
  let ledger: LedgerApp;
  let url: string;
  let served: string[];
  /** What each of them sends; null for nothing. */
  let callers: readonly { readonly who: string; readonly as: Caller; readonly secret: string | null }[];

  beforeAll(async () => {
    served = await routesOf(async () => {
      ledger = await LedgerApp.start({ publicReads, jwt: issuer.settings });
    });
    url = await ledger.listen();
    callers = [
      { who: 'nobody', as: 'none', secret: null },
      { who: 'the admin key', as: 'admin', secret: ADMIN_KEY },
      ...(await Promise.all(
        ROLES.map(async (role) => ({ who: `a key, ${role}`, as: role, secret: (await key(role)).secret })),
      )),
      ...(await Promise.all(
        ROLES.map(async (role) => ({
          who: `a token, ${role}`,
          as: role,
          secret: await issuer.sign({ sub: `${role}-1`, ledger_role: role }),
        })),
      )),
      ...(await dead()),
    ];
  });
  afterAll(() => ledger.stop());

  async function key(role: string, expiresAt?: string): Promise<{ id: string; secret: string }> {
    const { status, body } = await ledger.admin.post('/v1/keys', { actor: `${role}-1`, role, expiresAt });
    expect(status).toBe(201);
    return body as { id: string; secret: string };
  }

  /** All of them admins, if they held. */
  async function dead() {
    const revoked = await key('admin');
    expect((await ledger.admin.delete(`/v1/keys/${revoked.id}`)).status).toBe(204);
    const end = new Date(Date.now() + 1_000);
    const over = await key('admin', end.toISOString());
    await until(() => Date.now() >= end.getTime());
    const admin = { sub: 'admin-1', ledger_role: 'admin' };
    const secrets = {
      'a key that is over': over.secret,
      'a revoked key': revoked.secret,
      'a key that nobody has': `clk_${randomUUID()}_${'a'.repeat(43)}`,
      'a key with another ending': `${revoked.secret.slice(0, -1)}_`,
      'nothing like a key': 'secret',
      'a token that is over': await issuer.sign({ ...admin, endsIn: -60 }),
      'a token for others': await issuer.sign({ ...admin, aud: 'others' }),
      'a token of another issuer': await issuer.sign({ ...admin, iss: 'https://other.example' }),
    };
    return Object.entries(secrets).map(([who, secret]) => ({ who, as: 'dead' as const, secret }));
  }

  /** What is answered, as far as it is one of access. */
  async function knock(
    route: string,
    secret: string | null,
  ): Promise<{ outcome: 'in' | number; caching: string }> {
    const [method, path = ''] = route.split(' ') as ['GET' | 'POST' | 'DELETE' | 'HEAD', string];
    const type = path === '/v1/commands' ? 'application/x-ndjson' : 'application/json';
    const request = {
      method,
      path: path.replace(/:revision|:number/, '0').replace(/:\w+/g, randomUUID()),
      headers: {
        ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
        ...(method === 'POST' ? { 'content-type': type } : {}),
      },
      body: method === 'POST' ? '{}' : undefined,
    };
    const { status, caching } = isLong(path) ? await overSocket(request) : await inject(request);
    const isDenied = status === 401 || status === 403 || status === 429 || status >= 500;
    return { outcome: isDenied ? status : 'in', caching };
  }

  async function inject({ method, path, headers, body }: Knock) {
    const answer = await ledger.app.inject({ method, url: path, headers, payload: body });
    return { status: answer.statusCode, caching: String(answer.headers['cache-control'] ?? '') };
  }

  /** It is cut off once it has begun. */
  async function overSocket({ method, path, headers }: Knock) {
    const leaving = new AbortController();
    const response = await fetch(`${url}${path}`, { method, headers, signal: leaving.signal });
    leaving.abort();
    return { status: response.status, caching: response.headers.get('cache-control') ?? '' };
  }

  test('every route has its row in the table, and every row its route', () => {
    const listed = ROUTES.map(({ route }) => route);
    const reads = listed.flatMap((route) =>
      route.startsWith('GET ') ? [route, route.replace('GET', 'HEAD')] : [route],
    );
    expect(served.filter((route) => !reads.includes(route))).toEqual([]);
    expect(listed.filter((route) => !served.includes(route))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  test.each(ROUTES)('$route: $need', async ({ need, route }) => {
    const expected = callers.map(({ who, as }) => [who, outcomes[need][as]]);
    const answers = await Promise.all(
      callers.map(async ({ who, secret }) => ({ who, ...(await knock(route, secret)) })),
    );
    expect(answers.map(({ who, outcome }) => [who, outcome])).toEqual(expected);
    if (need === 'nobody' || publicReads) return;
    for (const { caching } of answers) expect(caching).toMatch(/no-store|private/);
  });

  test('HEAD is denied as GET is', async () => {
    for (const { need, route } of ROUTES.filter(({ route: one }) => one.startsWith('GET /v1/'))) {
      if (route.endsWith('/stream')) continue;
      const { outcome } = await knock(route.replace('GET', 'HEAD'), null);
      expect([route, outcome]).toEqual([route, outcomes[need].none]);
    }
  });
});
