import { resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { closestMatch } from 'leven';
import { z } from 'zod';
import { type JwtSettings, type LedgerConfig, LOG_KINDS, LOG_LEVELS } from './ledger-config.js';

/** Settings that the node cannot start with. Its message names them and never shows what they hold. */
export class BadConfigError extends Error {
  override readonly name = 'BadConfigError';
}

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= min && value <= max);

/** `null` is the origin of a page that was opened from a file. */
const ORIGIN = /^(\*|null|https?:\/\/[a-z0-9.-]+(:\d{1,5})?)$/;

const flag = (usual: 'true' | 'false') =>
  z
    .enum(['true', 'false'])
    .default(usual)
    .transform((value) => value === 'true');

/** With commas between them. */
const list = (isOne: (text: string) => boolean) =>
  z
    .string()
    .default('')
    .transform((text) => (text === '' ? [] : text.split(',').map((one) => one.trim())))
    .refine((all) => all.every(isOne));

const isNetwork = (text: string) => ipaddr.isValid(text) || ipaddr.isValidCIDR(text);

const visible = z.string().regex(/^[\x21-\x7e]{1,500}$/);

const RATE = 'must be a whole number, 0 to 1000000 (0: no limit)';

/** Each setting with what to say when it is none. */
const SETTINGS = {
  LEDGER_HOST: [z.string().default('127.0.0.1'), 'must be a host name or an address'],
  LEDGER_PORT: [wholeNumber(0, 65_535).default(8080), 'must be a port, 0 to 65535 (0: any free one)'],
  LEDGER_DATA_DIR: [z.string().default('./data'), 'must be a directory'],
  LEDGER_LOG: [z.enum(LOG_KINDS).default('embedded'), `must be one of ${LOG_KINDS.join(', ')}`],
  EVENTSTORE_URL: [
    z
      .string()
      .regex(/^esdb(\+discover)?:\/\/./)
      .optional(),
    'must begin with esdb:// or esdb+discover://',
  ],
  LEDGER_ADMIN_KEY: [
    z
      .string()
      .regex(/^[\x21-\x7e]{16,}$/)
      .optional(),
    'must have at least 16 visible ASCII characters',
  ],
  LEDGER_JWT_JWKS_URL: [
    visible
      .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text))
      .transform((text) => new URL(text))
      .optional(),
    'must be a URL that begins with https:// or http://',
  ],
  LEDGER_JWT_ISSUER: [visible.optional(), 'must be what iss is in the tokens, visible ASCII characters'],
  LEDGER_JWT_AUDIENCE: [visible.optional(), 'must be what aud is in the tokens, visible ASCII characters'],
  LEDGER_JWT_ROLE_CLAIM: [visible.default('ledger_role'), 'must be the name of a claim, or the way to it'],
  LEDGER_JWT_ACTOR_CLAIM: [visible.default('sub'), 'must be the name of a claim, or the way to it'],
  LEDGER_PUBLIC_READS: [flag('true'), 'must be true or false'],
  LEDGER_RATE_PER_KEY: [wholeNumber(0, 1_000_000).default(200), RATE],
  LEDGER_RATE_PER_ADDRESS: [wholeNumber(0, 1_000_000).default(50), RATE],
  LEDGER_RATE_OF_FAILURES: [wholeNumber(0, 1_000_000).default(60), RATE],
  LEDGER_TRUSTED_PROXIES: [
    list(isNetwork),
    'must be addresses or networks such as 10.0.0.0/8, with commas between them',
  ],
  LEDGER_MAX_CONNECTIONS: [wholeNumber(1, 1_000_000).default(10_000), 'must be a number, 1 to 1000000'],
  LEDGER_REQUEST_TIMEOUT_MS: [
    wholeNumber(100, 600_000).default(30_000),
    'must be milliseconds, 100 to 600000',
  ],
  LEDGER_CORS_ORIGINS: [
    list((origin) => ORIGIN.test(origin)),
    'must be origins such as https://example.org, with commas between them, or *',
  ],
  LEDGER_DATA_LICENCE: [
    z
      .string()
      .regex(/^[\x21-\x7e]([\x20-\x7e]{0,198}[\x21-\x7e])?$/)
      .default('none stated: see each source'),
    'must be a name or an address of 1 to 200 ASCII characters, such as CC-BY-4.0',
  ],
  LEDGER_APPLY_TIMEOUT_MS: [wholeNumber(0, 600_000).default(5_000), 'must be milliseconds, 0 to 600000'],
  LEDGER_HEARTBEAT_MS: [wholeNumber(100, 600_000).default(15_000), 'must be milliseconds, 100 to 600000'],
  LEDGER_WEBHOOK_PRIVATE_TARGETS: [flag('false'), 'must be true or false'],
  LEDGER_WEBHOOK_TIMEOUT_MS: [wholeNumber(100, 60_000).default(10_000), 'must be milliseconds, 100 to 60000'],
  LEDGER_WEBHOOK_RETRY_MS: [wholeNumber(1, 600_000).default(5_000), 'must be milliseconds, 1 to 600000'],
  LEDGER_WEBHOOK_PARK_MS: [
    wholeNumber(0, 999_999_999).default(3 * 24 * 3_600_000),
    'must be milliseconds, 0 to 999999999',
  ],
  LEDGER_LOG_LEVEL: [z.enum(LOG_LEVELS).default('info'), `must be one of ${LOG_LEVELS.join(', ')}`],
  LEDGER_MOST_COMMANDS: [wholeNumber(1, 100_000).default(1_000), 'must be a number of commands, 1 to 100000'],
  LEDGER_MOST_LAG_MS: [
    wholeNumber(100, 999_999_999).default(30_000),
    'must be milliseconds, 100 to 999999999',
  ],
  LEDGER_MOST_MEMORY_PERCENT: [wholeNumber(1, 100).default(90), 'must be a percentage, 1 to 100'],
  LEDGER_MIN_FREE_DISK_MB: [wholeNumber(0, 1_000_000).default(100), 'must be megabytes, 0 to 1000000'],
  LEDGER_DRAIN_MS: [wholeNumber(0, 600_000).default(0), 'must be milliseconds, 0 to 600000'],
  LEDGER_SHUTDOWN_MS: [wholeNumber(100, 600_000).default(10_000), 'must be milliseconds, 100 to 600000'],
} as const;

/** Names that mean something to the client and to tests, and nothing to a node. */
const OF_OTHERS = /^LEDGER_(URL|KEY|TEST_\w+|FAULT_ROUNDS|MODEL_RUNS)$/;
/** So many letters may be wrong in a name for another one to be meant by it. */
const SLIPS = 4;

type Name = keyof typeof SETTINGS;

/** Every variable that a node reads. */
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly Name[];

const SCHEMA = z.object(
  Object.fromEntries(Object.entries(SETTINGS).map(([name, [schema]]) => [name, schema])) as unknown as {
    [Setting in Name]: (typeof SETTINGS)[Setting][0];
  },
);

/**
 * Makes the settings of an environment. An empty variable counts as absent.
 * @throws BadConfigError with one line for each bad setting
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): LedgerConfig {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = SCHEMA.safeParse(given);
  const faults = [
    ...(parsed.success ? [] : complaints(parsed.error.issues.map(({ path }) => path[0]))),
    ...missing(given),
  ];
  if (!parsed.success || faults.length > 0) throw new BadConfigError(faults.join('\n'));
  const values = parsed.data;
  return {
    host: values.LEDGER_HOST,
    port: values.LEDGER_PORT,
    dataDirectory: resolve(values.LEDGER_DATA_DIR),
    log: values.LEDGER_LOG,
    eventStoreUrl: values.EVENTSTORE_URL ?? null,
    adminKey: values.LEDGER_ADMIN_KEY ?? null,
    jwt: jwtSettings(values),
    publicReads: values.LEDGER_PUBLIC_READS,
    ratePerKey: values.LEDGER_RATE_PER_KEY,
    ratePerAddress: values.LEDGER_RATE_PER_ADDRESS,
    rateOfFailures: values.LEDGER_RATE_OF_FAILURES,
    trustedProxies: values.LEDGER_TRUSTED_PROXIES,
    maxConnections: values.LEDGER_MAX_CONNECTIONS,
    requestTimeoutMs: values.LEDGER_REQUEST_TIMEOUT_MS,
    corsOrigins: values.LEDGER_CORS_ORIGINS,
    dataLicence: values.LEDGER_DATA_LICENCE,
    applyTimeoutMs: values.LEDGER_APPLY_TIMEOUT_MS,
    heartbeatMs: values.LEDGER_HEARTBEAT_MS,
    webhookPrivateTargets: values.LEDGER_WEBHOOK_PRIVATE_TARGETS,
    webhookTimeoutMs: values.LEDGER_WEBHOOK_TIMEOUT_MS,
    webhookRetryMs: values.LEDGER_WEBHOOK_RETRY_MS,
    webhookParkMs: values.LEDGER_WEBHOOK_PARK_MS,
    logLevel: values.LEDGER_LOG_LEVEL,
    mostCommands: values.LEDGER_MOST_COMMANDS,
    mostLagMs: values.LEDGER_MOST_LAG_MS,
    mostMemoryPercent: values.LEDGER_MOST_MEMORY_PERCENT,
    minFreeDiskMb: values.LEDGER_MIN_FREE_DISK_MB,
    drainMs: values.LEDGER_DRAIN_MS,
    shutdownMs: values.LEDGER_SHUTDOWN_MS,
  };
}

/** What is set as if for the ledger and means nothing to it: a line for each, with the name that may be meant. */
export function strayNames(environment: Readonly<Record<string, string | undefined>>): string[] {
  const known: readonly string[] = SETTING_NAMES;
  return Object.keys(environment)
    .filter((name) => name.startsWith('LEDGER_') && !known.includes(name) && !OF_OTHERS.test(name))
    .map((name) => {
      const meant = closestMatch(name, known, { maxDistance: SLIPS });
      return `${name} is no setting and does nothing${meant === undefined ? '' : `; is ${meant} meant?`}`;
    });
}

/** Null where no issuer is named. */
function jwtSettings(values: z.infer<typeof SCHEMA>): JwtSettings | null {
  const {
    LEDGER_JWT_JWKS_URL: jwksUrl,
    LEDGER_JWT_ISSUER: issuer,
    LEDGER_JWT_AUDIENCE: audience,
    LEDGER_JWT_ROLE_CLAIM: roleClaim,
    LEDGER_JWT_ACTOR_CLAIM: actorClaim,
  } = values;
  return jwksUrl && issuer && audience ? { jwksUrl, issuer, audience, roleClaim, actorClaim } : null;
}

function complaints(names: readonly unknown[]): string[] {
  return [...new Set(names as Name[])].map((name) => `${name} ${SETTINGS[name][1]}`);
}

/** An issuer that is named has all three: a token that was made for others is none for this. */
const NEEDED_FOR_TOKENS = ['LEDGER_JWT_JWKS_URL', 'LEDGER_JWT_ISSUER', 'LEDGER_JWT_AUDIENCE'] as const;

function missing(given: Readonly<Record<string, string | undefined>>): string[] {
  const ofLog = given['LEDGER_LOG'] === 'eventstoredb' && given['EVENTSTORE_URL'] === undefined;
  const ofTokens = NEEDED_FOR_TOKENS.filter((name) => given[name] === undefined);
  return [
    ...(ofLog ? ['EVENTSTORE_URL is needed when LEDGER_LOG is eventstoredb'] : []),
    ...(ofTokens.length === NEEDED_FOR_TOKENS.length ? [] : ofTokens).map(
      (name) => `${name} is needed when tokens are taken (LEDGER_JWT_…)`,
    ),
  ];
}
