import { resolve } from 'node:path';
import { BadConfigError, readConfig, strayNames } from './read-config.js';

function complaintOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof BadConfigError) return error.message;
  }
  throw new Error('expected the settings to be refused');
}

describe('settings', () => {
  test('without any, the node listens at home and keeps its log in ./data', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      dataDirectory: resolve('data'),
      log: 'embedded',
      eventStoreUrl: null,
      adminKey: null,
      jwt: null,
      publicReads: true,
      ratePerKey: 200,
      ratePerAddress: 50,
      rateOfFailures: 60,
      trustedProxies: [],
      maxConnections: 10_000,
      requestTimeoutMs: 30_000,
      corsOrigins: [],
      dataLicence: 'none stated: see each source',
      applyTimeoutMs: 5000,
      heartbeatMs: 15000,
      webhookPrivateTargets: false,
      webhookTimeoutMs: 10_000,
      webhookRetryMs: 5_000,
      webhookParkMs: 259_200_000,
      logLevel: 'info',
      mostCommands: 1_000,
      mostLagMs: 30_000,
      mostMemoryPercent: 90,
      minFreeDiskMb: 100,
      drainMs: 0,
      shutdownMs: 10_000,
    });
  });

  test('an empty variable counts as absent, others of the environment are ignored', () => {
    expect(readConfig({ LEDGER_PORT: '', PATH: '/bin' }).port).toBe(8080);
  });

  test.each([
    ['LEDGER_PORT', '65536'],
    ['LEDGER_PORT', 'http'],
    ['LEDGER_PORT', '-1'],
    ['LEDGER_LOG', 'postgres'],
    ['LEDGER_PUBLIC_READS', 'no'],
    ['LEDGER_WEBHOOK_PRIVATE_TARGETS', '1'],
    ['LEDGER_WEBHOOK_TIMEOUT_MS', '99'],
    ['LEDGER_WEBHOOK_RETRY_MS', '0'],
    ['LEDGER_WEBHOOK_PARK_MS', '3 days'],
    ['LEDGER_APPLY_TIMEOUT_MS', '1.5'],
    ['LEDGER_HEARTBEAT_MS', '99'],
    ['LEDGER_CORS_ORIGINS', 'https://example.org/page'],
    ['LEDGER_CORS_ORIGINS', 'example.org'],
    ['LEDGER_JWT_JWKS_URL', 'file:///keys.json'],
    ['LEDGER_JWT_ISSUER', 'two words'],
    ['LEDGER_JWT_AUDIENCE', 'two words'],
    ['LEDGER_JWT_ROLE_CLAIM', 'two words'],
    ['LEDGER_JWT_ACTOR_CLAIM', 'two words'],
    ['LEDGER_RATE_PER_KEY', '-1'],
    ['LEDGER_RATE_PER_ADDRESS', '0.5'],
    ['LEDGER_RATE_OF_FAILURES', '1000001'],
    ['LEDGER_TRUSTED_PROXIES', '10.0.0.0/8,proxy.example'],
    ['LEDGER_MAX_CONNECTIONS', '0'],
    ['LEDGER_REQUEST_TIMEOUT_MS', '99'],
    ['LEDGER_DATA_LICENCE', 'CC-BY-4.0\r\nx: y'],
    ['LEDGER_LOG_LEVEL', 'loud'],
    ['LEDGER_MOST_COMMANDS', '0'],
    ['LEDGER_MOST_LAG_MS', '99'],
    ['LEDGER_MOST_MEMORY_PERCENT', '101'],
    ['LEDGER_MIN_FREE_DISK_MB', '1GB'],
    ['LEDGER_DRAIN_MS', '600001'],
    ['LEDGER_SHUTDOWN_MS', '99'],
    ['LEDGER_ADMIN_KEY', 'fifteen-letters'],
    ['EVENTSTORE_URL', 'http://admin:changeit@localhost:2113'],
  ])('%s refuses %s without showing it', (name, value) => {
    const complaint = complaintOf({ [name]: value });
    expect(complaint).toMatch(new RegExp(`^${name} must `));
    expect(complaint.split(' ')).not.toContain(value);
  });

  test('origins stand with commas between them', () => {
    const origins = 'https://example.org, http://127.0.0.1:8000,null';
    expect(readConfig({ LEDGER_CORS_ORIGINS: origins }).corsOrigins).toEqual([
      'https://example.org',
      'http://127.0.0.1:8000',
      'null',
    ]);
  });

  test('proxies are addresses and networks', () => {
    const networks = '10.0.0.0/8, 2001:db8::/32,127.0.0.1';
    expect(readConfig({ LEDGER_TRUSTED_PROXIES: networks }).trustedProxies).toEqual([
      '10.0.0.0/8',
      '2001:db8::/32',
      '127.0.0.1',
    ]);
  });

  test('tokens need their issuer, its keys and who they are for', () => {
    const issuer = { LEDGER_JWT_ISSUER: 'https://id.example' };
    expect(complaintOf(issuer)).toBe(
      'LEDGER_JWT_JWKS_URL is needed when tokens are taken (LEDGER_JWT_…)\n' +
        'LEDGER_JWT_AUDIENCE is needed when tokens are taken (LEDGER_JWT_…)',
    );
    const whole = {
      ...issuer,
      LEDGER_JWT_JWKS_URL: 'https://id.example/keys',
      LEDGER_JWT_AUDIENCE: 'ledger',
    };
    expect(readConfig(whole).jwt).toEqual({
      jwksUrl: new URL('https://id.example/keys'),
      issuer: 'https://id.example',
      audience: 'ledger',
      roleClaim: 'ledger_role',
      actorClaim: 'sub',
    });
  });

  test('each bad setting has its line', () => {
    expect(complaintOf({ LEDGER_PORT: 'x', LEDGER_LOG: 'y' })).toBe(
      'LEDGER_PORT must be a port, 0 to 65535 (0: any free one)\n' +
        'LEDGER_LOG must be one of embedded, eventstoredb, memory',
    );
  });

  test('what is missing is said with what is wrong', () => {
    expect(complaintOf({ LEDGER_LOG: 'eventstoredb', LEDGER_PORT: 'x', LEDGER_ADMIN_KEY: 'short' })).toBe(
      'LEDGER_PORT must be a port, 0 to 65535 (0: any free one)\n' +
        'LEDGER_ADMIN_KEY must have at least 16 visible ASCII characters\n' +
        'EVENTSTORE_URL is needed when LEDGER_LOG is eventstoredb',
    );
  });

  test('a log in EventStoreDB needs its address', () => {
    expect(complaintOf({ LEDGER_LOG: 'eventstoredb' })).toMatch(/^EVENTSTORE_URL is needed/);
    expect(
      readConfig({ LEDGER_LOG: 'eventstoredb', EVENTSTORE_URL: 'esdb+discover://node:2113' }).eventStoreUrl,
    ).toBe('esdb+discover://node:2113');
  });
});

describe('what is set and means nothing', () => {
  test('is named, with the name that may be meant, and never what it holds', () => {
    expect(
      strayNames({ LEDGER_PROT: '8080', LEDGER_ADMINKEY: 'a-secret', LEDGER_COLOUR_OF_LIFE: 'red' }),
    ).toEqual([
      'LEDGER_PROT is no setting and does nothing; is LEDGER_PORT meant?',
      'LEDGER_ADMINKEY is no setting and does nothing; is LEDGER_ADMIN_KEY meant?',
      'LEDGER_COLOUR_OF_LIFE is no setting and does nothing',
    ]);
  });

  test.each(['LEDGER_PORT', 'LEDGER_URL', 'LEDGER_KEY', 'LEDGER_TEST_SEED', 'PATH', 'EVENTSTORE_URL'])(
    '%s is not',
    (name) => expect(strayNames({ [name]: 'x' })).toEqual([]),
  );
});
