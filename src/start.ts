import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { complaintOf } from './complaint.js';
import { createApp } from './create-app.js';
import { AdminKey } from './platform/auth/admin-key.js';
import type { LedgerConfig } from './platform/config/ledger-config.js';
import { strayNames } from './platform/config/read-config.js';
import { Stopping } from './platform/lifecycle/stopping.js';
import { Metrics } from './platform/metrics/metrics.js';
import { ProjectionRunner } from './projection-runtime/runner.js';

const CANNOT_START = 1;
/** What is left once every connection is cut takes no longer, in milliseconds: the log and the read model are closed. */
const CLOSING_MS = 5_000;

/**
 * Starts a node, and ends the process with a clear line when it cannot.
 * @param page the folder of the built page
 */
export async function start(config: LedgerConfig, page: string): Promise<void> {
  // The log, the read model and the admin key are for the owner of the process alone.
  process.umask(0o077);
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

function exit(code: number, complaint: string): never {
  console.error(complaint);
  process.exit(code);
}
