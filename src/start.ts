import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './create-app.js';
import {
  LogLockedError,
  LogRefusedError,
  LogTooNewError,
  LogUnavailableError,
} from './event-store/port/index.js';
import { AdminKey, BadAdminKeyError } from './platform/auth/admin-key.js';
import type { LedgerConfig } from './platform/config/ledger-config.js';
import { BadConfigError, readConfig, strayNames } from './platform/config/read-config.js';
import { Stopping } from './platform/lifecycle/stopping.js';
import { Metrics } from './platform/metrics/metrics.js';
import { ProjectionRunner } from './projection-runtime/runner.js';
import { UnopenedReadModelError } from './projection-runtime/unopened.js';
import { saysUnwritable } from './sqlite/sqlite-code.js';

/** `EX_CONFIG` of sysexits.h. */
const BAD_CONFIG = 78;
const CANNOT_START = 1;
/** What is left once every connection is cut takes no longer, in milliseconds: the log and the read model are closed. */
const CLOSING_MS = 5_000;

/** What a start can meet that says by itself what is the matter. */
const EXPECTED = [
  LogLockedError,
  LogTooNewError,
  LogRefusedError,
  LogUnavailableError,
  BadAdminKeyError,
  UnopenedReadModelError,
];

/**
 * Starts a node with the settings of the environment, and ends the process with a clear line when it cannot.
 * @param page the folder of the built page
 */
export async function start(page: string): Promise<void> {
  // The log, the read model and the admin key are for the owner of the process alone.
  process.umask(0o077);
  const config = configOrExit();
  try {
    const app = await createApp(config, page);
    app.get(Metrics).watchProcess();
    const logger = new Logger('Settings');
    for (const stray of strayNames(process.env)) logger.warn(stray);
    stopOnSignals(app, config);
    await app.listen(config.port, config.host);
    announceWhenReady(app);
  } catch (error) {
    exit(CANNOT_START, complaintOf(error, config));
  }
}

function configOrExit(): LedgerConfig {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof BadConfigError) exit(BAD_CONFIG, error.message);
    throw error;
  }
}

/** Ready is when the read models are at the log's end; health is answered before. */
function announceWhenReady(app: NestFastifyApplication): void {
  const ready = () => {
    console.log(`listening on ${urlOf(app)}`);
    console.log(`admin key: ${app.get(AdminKey).origin}`);
    console.log('try: npm run example');
  };
  app
    .get(ProjectionRunner)
    .caughtUp()
    .then(ready, (error: Error) => console.error(`not ready: ${error.message}`));
}

function urlOf(app: NestFastifyApplication): string {
  const { address, family, port } = app.getHttpServer().address() as AddressInfo;
  const host = family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}`;
}

function stopOnSignals(app: NestFastifyApplication, config: LedgerConfig): void {
  const stopping = app.get(Stopping);
  const stop = () => {
    // Asked twice, it is meant.
    if (stopping.hasBegun) process.exit(CANNOT_START);
    stopping.begin();
    stopInTime(app, config).then(
      () => process.exit(0),
      (error: unknown) => exit(CANNOT_START, `could not stop cleanly: ${String(error)}`),
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

/** Lets who spreads the load notice, answers what is under way, and cuts off what does not end. */
async function stopInTime(app: NestFastifyApplication, { drainMs, shutdownMs }: LedgerConfig): Promise<void> {
  const logger = new Logger('Shutdown');
  logger.log(drainMs > 0 ? `stopping; what comes within ${drainMs} ms is taken still` : 'stopping');
  await pause(drainMs);
  setTimeout(() => {
    logger.warn(`what has not ended after ${shutdownMs} ms is cut off`);
    app.getHttpServer().closeAllConnections();
  }, shutdownMs).unref();
  setTimeout(() => exit(CANNOT_START, 'could not stop in time'), shutdownMs + CLOSING_MS).unref();
  await app.close();
  logger.log('stopped');
}

function complaintOf(error: unknown, config: LedgerConfig): string {
  if (!(error instanceof Error)) return `could not start: ${String(error)}`;
  if (isAboutDataDirectory(error, config)) {
    return `${error.message} (LEDGER_DATA_DIR names the directory, now ${config.dataDirectory})`;
  }
  if (EXPECTED.some((type) => error instanceof type)) return error.message;
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'listen' || syscall === 'getaddrinfo') return cannotListen(error, code, config);
  // What the system refuses says so in one line; anything else is a fault of ours, and where it is helps.
  return `could not start: ${syscall === undefined ? error.stack : error.message}`;
}

/** Whether another directory, or other rights on it, would help. */
function isAboutDataDirectory(error: Error, { log, dataDirectory }: LedgerConfig): boolean {
  if (error instanceof LogLockedError || error instanceof BadAdminKeyError) return true;
  if (error instanceof LogUnavailableError) return log === 'embedded';
  const { path = '' } = error as NodeJS.ErrnoException;
  return saysUnwritable(error) || path.startsWith(dataDirectory);
}

function cannotListen(error: Error, code: string, { host, port }: LedgerConfig): string {
  return code === 'EADDRINUSE'
    ? `port ${port} of ${host} is in use; set LEDGER_PORT to another one, or to 0 for any free one`
    : `cannot listen at port ${port} of ${host}: ${error.message}`;
}

function exit(code: number, complaint: string): never {
  console.error(complaint);
  process.exit(code);
}
