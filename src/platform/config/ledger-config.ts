export const LOG_KINDS = ['embedded', 'eventstoredb', 'memory'] as const;
/** Where the log lives. */
export type LogKind = (typeof LOG_KINDS)[number];

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Whose JSON Web Tokens this node takes, and what it reads in them. */
export interface JwtSettings {
  /** Where the issuer publishes its keys. */
  readonly jwksUrl: URL;
  /** What `iss` has to be. */
  readonly issuer: string;
  /** What `aud` has to be, or to contain. */
  readonly audience: string;
  /** The claim that names roles: its name, or the way to it with dots. */
  readonly roleClaim: string;
  /** The claim that names the actor, likewise. */
  readonly actorClaim: string;
}

/** The settings of this node, as `readConfig` made them of the environment. Injectable. */
export abstract class LedgerConfig {
  /** `LEDGER_HOST`: the address to listen at. */
  abstract readonly host: string;
  /** `LEDGER_PORT`: 0 for any free one. */
  abstract readonly port: number;
  /** `LEDGER_DATA_DIR`, absolute: the embedded log, the read model, the admin key. */
  abstract readonly dataDirectory: string;
  /** `LEDGER_LOG`. */
  abstract readonly log: LogKind;
  /** `EVENTSTORE_URL`: set when the log is in EventStoreDB. May hold a password. */
  abstract readonly eventStoreUrl: string | null;
  /** `LEDGER_ADMIN_KEY`: null when the node keeps one in a file. A secret. */
  abstract readonly adminKey: string | null;
  /** `LEDGER_JWT_…`; null when keys alone are taken. */
  abstract readonly jwt: JwtSettings | null;
  /** `LEDGER_PUBLIC_READS`: whether data is read without a key. */
  abstract readonly publicReads: boolean;
  /** `LEDGER_RATE_PER_KEY`: requests a second of one actor; 0 for no limit. */
  abstract readonly ratePerKey: number;
  /** `LEDGER_RATE_PER_ADDRESS`: requests a second from one address, of those without a key; 0 for no limit. */
  abstract readonly ratePerAddress: number;
  /** `LEDGER_RATE_OF_FAILURES`: keys and tokens a minute from one address that may not hold; 0 for no limit. */
  abstract readonly rateOfFailures: number;
  /** `LEDGER_TRUSTED_PROXIES`: addresses and networks whose `X-Forwarded-…` headers are believed. */
  abstract readonly trustedProxies: readonly string[];
  /** `LEDGER_MAX_CONNECTIONS`: open at a time. */
  abstract readonly maxConnections: number;
  /** `LEDGER_REQUEST_TIMEOUT_MS`: how long a request may take to arrive, in milliseconds. */
  abstract readonly requestTimeoutMs: number;
  /** `LEDGER_CORS_ORIGINS`: origins whose pages may use the API from a browser; `*` is every one. */
  abstract readonly corsOrigins: readonly string[];
  /** `LEDGER_DATA_LICENCE`: what exports say of the licence of the data. ASCII, as it stands in headers. */
  abstract readonly dataLicence: string;
  /** `LEDGER_APPLY_TIMEOUT_MS`: how long answers wait for the read models, in milliseconds. */
  abstract readonly applyTimeoutMs: number;
  /** `LEDGER_HEARTBEAT_MS`: the longest that an open stream is silent, in milliseconds. */
  abstract readonly heartbeatMs: number;
  /** `LEDGER_WEBHOOK_PRIVATE_TARGETS`: whether webhooks may lead into the own network, and may do without TLS. */
  abstract readonly webhookPrivateTargets: boolean;
  /** `LEDGER_WEBHOOK_TIMEOUT_MS`: how long a receiver may take to answer, in milliseconds. */
  abstract readonly webhookTimeoutMs: number;
  /** `LEDGER_WEBHOOK_RETRY_MS`: the pause after a first failed delivery, in milliseconds; later ones grow. */
  abstract readonly webhookRetryMs: number;
  /** `LEDGER_WEBHOOK_PARK_MS`: how long nothing but failure is put up with, in milliseconds. */
  abstract readonly webhookParkMs: number;
  /** `LEDGER_LOG_LEVEL`: of the node's own log lines. */
  abstract readonly logLevel: LogLevel;
  /** `LEDGER_MOST_COMMANDS`: commands that are begun and not answered, at most. */
  abstract readonly mostCommands: number;
  /** `LEDGER_MOST_LAG_MS`: how long ago what is not applied may have been recorded, in milliseconds. */
  abstract readonly mostLagMs: number;
  /** `LEDGER_MOST_MEMORY_PERCENT`: how much of the memory that the process may have is used, at most. */
  abstract readonly mostMemoryPercent: number;
  /** `LEDGER_MIN_FREE_DISK_MB`: what has to be free where the data is, in megabytes (10^6 bytes). */
  abstract readonly minFreeDiskMb: number;
  /** `LEDGER_DRAIN_MS`: how long a node that stops still takes what comes, in milliseconds. */
  abstract readonly drainMs: number;
  /** `LEDGER_SHUTDOWN_MS`: how long what is under way may take to end, in milliseconds. */
  abstract readonly shutdownMs: number;
}
