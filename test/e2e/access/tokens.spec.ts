import { SignJWT, UnsecuredJWT } from 'jose';
import { claimBody, countBody, sourceBody, strikeBody } from '../../support/bodies.js';
import { EventStream } from '../../support/event-stream.js';
import type { Answer } from '../../support/client.js';
import { LedgerApp } from '../../support/ledger-app.js';
import { AUDIENCE, TokenIssuer } from '../../support/token-issuer.js';

let issuer: TokenIssuer;
let ledger: LedgerApp;

beforeAll(async () => {
  issuer = await TokenIssuer.start();
  ledger = await LedgerApp.start({ jwt: issuer.settings });
});
afterAll(async () => {
  await ledger.stop();
  await issuer.stop();
});

const ANALYST = { sub: 'ana', ledger_role: 'analyst' };
const registerAs = (token: string, node = ledger) => node.as(token).post('/v1/sources', sourceBody());
const refusal = ({ status, body }: Answer) => [status, body.code, body.detail];

describe('a token', () => {
  test('says who acts, as a key does', async () => {
    const { status, body } = await registerAs(await issuer.sign(ANALYST));
    expect(status).toBe(201);
    expect((await ledger.admin.get(`/v1/sources/${body.id}`)).body.actor).toBe('ana');
  });

  test('stands beside keys: the admin key and those that it made are taken all the same', async () => {
    expect((await (await ledger.someone('analyst')).post('/v1/sources', sourceBody())).status).toBe(201);
    const dotted = await LedgerApp.start({ jwt: issuer.settings, adminKey: 'an.admin.key-with-dots' });
    expect((await dotted.as('an.admin.key-with-dots').get('/v1/keys')).status).toBe(200);
    await dotted.stop();
  });

  test('and a key of one actor are one actor to four eyes', async () => {
    const key = await ledger.someone('reviewer', 'rea');
    const token = ledger.as(await issuer.sign({ sub: 'rea', ledger_role: 'reviewer' }));
    const other = ledger.as(await issuer.sign({ sub: 'rob', ledger_role: 'reviewer' }));
    const source = (await key.post('/v1/sources', sourceBody())).body.id as string;
    const strike = (await key.post('/v1/strikes', strikeBody(source))).body.id as string;
    const count = (await key.post('/v1/casualty-counts', countBody(source, strike))).body.id as string;
    const proposal = {
      ...claimBody(source, { figure: { best: 9 } }),
      cause: 'developed',
      reason: 'Two more were found',
    };
    const { body } = await key.post(`/v1/casualty-counts/${count}/corrections`, proposal);
    const path = `/v1/casualty-counts/${count}/corrections/${body.correctionId}/acceptance`;
    expect((await token.post(path, { reason: 'Looks right' })).body.code).toBe('own-correction');
    expect((await other.post(path, { reason: 'Looks right' })).status).toBe(201);
  });

  test.each([
    [{ ledger_role: ['offline_access', 'analyst'] }, 201],
    [{ ledger_role: 'reader' }, 403],
    [{ ledger_role: 'owner' }, 403],
    [{}, 403],
  ])('of %j is answered %i where an analyst is needed', async (claims, status) => {
    expect((await registerAs(await issuer.sign({ sub: 'ana', ...claims }))).status).toBe(status);
  });

  test('names its role and its actor where the settings look for them', async () => {
    const node = await LedgerApp.start({
      jwt: {
        ...issuer.settings,
        roleClaim: 'resource_access.ledger.roles',
        actorClaim: 'https://x.example/who',
      },
    });
    const claims = { resource_access: { ledger: { roles: ['analyst'] } }, 'https://x.example/who': 'bea' };
    const { status, body } = await registerAs(await issuer.sign(claims), node);
    expect(status).toBe(201);
    expect((await node.admin.get(`/v1/sources/${body.id}`)).body.actor).toBe('bea');
    expect((await registerAs(await issuer.sign(ANALYST), node)).status).toBe(403);
    await node.stop();
  });

  test.each([['admin'], ['Ana Petrova'], ['ana@example.org'], [''], [7], [undefined]])(
    'of somebody called %j is taken for nobody of the ledger',
    async (sub) => {
      const token = await issuer.sign({ ledger_role: 'admin', sub: sub as string | undefined });
      expect(refusal(await registerAs(token))).toEqual([
        403,
        'forbidden',
        'the claim sub of the token is no pseudonym of an actor',
      ]);
    },
  );
});

describe('a token that does not hold', () => {
  const UNREADABLE = 'the token is malformed, or not signed with a key of the issuer';
  const hour = () => Math.floor(Date.now() / 1_000) + 3_600;
  const claims = { iss: '', aud: AUDIENCE, ...ANALYST };

  const REFUSED: readonly [string, () => Promise<string>, string][] = [
    ['is over', () => issuer.sign({ ...ANALYST, endsIn: -31 }), 'the token has expired'],
    ['has no end', () => issuer.sign({ ...ANALYST, exp: undefined }), 'the token has no end (exp)'],
    ['does not hold yet', () => issuer.sign({ ...ANALYST, nbf: hour() }), 'the token does not hold yet'],
    [
      'is for others',
      () => issuer.sign({ ...ANALYST, aud: ['a', 'b'] }),
      'the token is made for another audience',
    ],
    [
      'is of others',
      () => issuer.sign({ ...ANALYST, iss: 'https://x.example' }),
      'the token is of another issuer',
    ],
    [
      'is not signed',
      async () => new UnsecuredJWT({ ...claims, iss: issuer.url, exp: hour() }).encode(),
      UNREADABLE,
    ],
    ['says that it is not signed', async () => unsigned({ alg: 'none' }), UNREADABLE],
    ['is signed with what is public', async () => signedWithPublicKey(), UNREADABLE],
    [
      'was changed',
      async () => changed(await issuer.sign({ ...ANALYST, ledger_role: 'reader' })),
      UNREADABLE,
    ],
    [
      'brings its own key',
      async () => unsigned({ alg: 'ES256', jku: 'http://127.0.0.1:1/keys' }),
      UNREADABLE,
    ],
    ['is no JSON', async () => 'eyJhbGciOi.eyJzdWIi.c2ln', UNREADABLE],
  ];

  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const unsigned = (header: object) =>
    `${encoded(header)}.${encoded({ ...claims, iss: issuer.url, exp: hour() })}.${encoded({})}`;

  /** With the text of the public keys as the secret: a node that took HS256 would have it. */
  async function signedWithPublicKey(): Promise<string> {
    const text = await (await fetch(issuer.settings.jwksUrl)).text();
    return new SignJWT({ ...claims, iss: issuer.url, exp: hour() })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(text));
  }

  function changed(token: string): string {
    const [header, payload = '', signature] = token.split('.');
    const said = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    return [header, encoded({ ...said, ledger_role: 'admin' }), signature].join('.');
  }

  test.each(REFUSED)('because it %s is refused', async (_, make, detail) => {
    const answer = await registerAs(await make());
    expect(refusal(answer)).toEqual([401, 'unauthorized', detail]);
    expect(answer.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
    // Also where nobody needs to be anybody.
    expect((await ledger.as(await make()).get('/v1/sources')).status).toBe(401);
  });

  test('by the clocks of half a minute is taken', async () => {
    expect((await registerAs(await issuer.sign({ ...ANALYST, endsIn: -15 }))).status).toBe(201);
  });

  test('is nothing where no issuer is set', async () => {
    const keysAlone = await LedgerApp.start();
    const answer = await registerAs(await issuer.sign(ANALYST), keysAlone);
    expect(refusal(answer)).toEqual([
      401,
      'unauthorized',
      'the key is malformed, unknown, revoked or expired',
    ]);
    await keysAlone.stop();
  });
});

describe('the keys of the issuer', () => {
  let own: TokenIssuer;
  let node: LedgerApp;
  beforeEach(async () => {
    own = await TokenIssuer.start();
    node = await LedgerApp.start({ jwt: own.settings });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await node.stop();
    await own.stop();
  });

  /** As if so much time had passed since. */
  function later(seconds: number): void {
    const [clock, watch] = [Date.now.bind(Date), performance.now.bind(performance)];
    jest.spyOn(Date, 'now').mockImplementation(() => clock() + seconds * 1_000);
    jest.spyOn(performance, 'now').mockImplementation(() => watch() + seconds * 1_000);
  }

  test('are asked for once for many tokens, and not for each name that somebody made up', async () => {
    const token = await own.sign(ANALYST);
    await Promise.all(Array.from({ length: 10 }, () => registerAs(token, node)));
    expect(own.asked).toBe(1);
    const other = await TokenIssuer.start();
    for (let n = 0; n < 5; n += 1) {
      await other.changeKey();
      expect((await registerAs(await other.sign({ ...ANALYST, iss: own.url }), node)).status).toBe(401);
    }
    expect(own.asked).toBe(1);
    await other.stop();
  });

  test('may change: a new one is found by itself, one that was withdrawn is not taken for long', async () => {
    const [before] = [await own.sign({ ...ANALYST, endsIn: 7_200 })];
    expect((await registerAs(before, node)).status).toBe(201);
    await own.changeKey();
    later(31);
    expect((await registerAs(await own.sign(ANALYST), node)).status).toBe(201);
    expect((await registerAs(before, node)).status).toBe(401);
  });

  test('that cannot be had leave it open whether a token holds: 503, while keys are taken', async () => {
    own.status = 500;
    const token = await own.sign(ANALYST);
    const refused = await registerAs(token, node);
    expect([refused.status, refused.body.code, refused.headers['retry-after']]).toEqual([
      503,
      'issuer-unavailable',
      '5',
    ]);
    expect((await node.as(token).get('/v1/sources')).status).toBe(503);
    expect((await node.as(token).get('/problems')).status).toBe(200);
    expect((await (await node.someone('analyst')).post('/v1/sources', sourceBody())).status).toBe(201);
    // Nobody asks again at once, however much comes.
    expect(own.asked).toBe(1);
    own.status = 200;
    later(3);
    expect((await registerAs(token, node)).status).toBe(201);
  });
});

test('a stream ends when its token is over', async () => {
  // Its end is known: nothing has to come for it, and no heartbeat.
  const node = await LedgerApp.start({ jwt: issuer.settings, heartbeatMs: 600_000, publicReads: false });
  const url = await node.listen();
  // What clocks may be apart is taken off: it is over in three seconds.
  const secret = await issuer.sign({ ...ANALYST, endsIn: -27 });
  const stream = await EventStream.open(`${url}/v1/events/stream`, { secret });
  await stream.ended;
  expect(stream.comments.at(-1)).toBe('closed: the key or token was revoked or is over');
  await node.stop();
});
