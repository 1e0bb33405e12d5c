import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { allowOrigins } from './api/http/cross-origin.js';
import { createHttpAdapter } from './api/http/http-adapter.js';
import { serveDocumentation } from './api/openapi/document.js';
import { servePage } from './api/page/serve-page.js';
import { AppModule } from './app.module.js';
import { Authenticator } from './platform/auth/authenticator.js';
import type { LedgerConfig } from './platform/config/ledger-config.js';
import { Stopping } from './platform/lifecycle/stopping.js';
import { Metrics } from './platform/metrics/metrics.js';
import { ReadModelProgress } from './projection-runtime/progress.js';

/**
 * A node, wired and its log open; it follows the log from `init` on and listens from `listen` on.
 * @param page the folder of the built page
 * @throws what opening the log throws; BadAdminKeyError
 */
export async function createApp(config: LedgerConfig, page: string): Promise<NestFastifyApplication> {
  const wired: { progress?: ReadModelProgress; authenticator?: Authenticator; stopping?: Stopping } = {};
  const metrics = new Metrics();
  const adapter = createHttpAdapter(config, {
    metrics,
    sequence: () => wired.progress?.sequence ?? 0,
    // Nothing is asked before it is wired.
    authenticator: () => wired.authenticator as Authenticator,
    isStopping: () => wired.stopping?.hasBegun ?? false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forNode(config, metrics), adapter, {
    abortOnError: false,
    bodyParser: false,
    // Stdout is for people: until the node's own log is there, nothing is said.
    logger: false,
  });
  app.useLogger(app.get(Logger));
  wired.progress = app.get(ReadModelProgress);
  wired.authenticator = app.get(Authenticator);
  wired.stopping = app.get(Stopping);
  allowOrigins(app, config.corsOrigins);
  serveDocumentation(app);
  await servePage(app, page);
  return app;
}
