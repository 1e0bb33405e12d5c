import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { PAGE_PATHS } from './paths.js';

/** Its scripts and styles are files beside it; it speaks to this ledger and to nobody else. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Their names change with their content. */
const FOR_EVER = 'max-age=31536000, immutable';

/**
 * Serves the page, which shows what the API answers. It has no data of its own, so that nobody needs a key for it.
 * Nothing where it was not built.
 * @param directory of the built page
 */
export async function servePage(app: NestFastifyApplication, directory: string): Promise<void> {
  if (!existsSync(join(directory, 'index.html'))) return;
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(fastifyStatic, {
    root: join(directory, 'assets'),
    prefix: '/assets/',
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) =>
      void reply.header('cache-control', path.endsWith('index.html') ? 'no-cache' : FOR_EVER),
  });
  for (const path of PAGE_PATHS) {
    fastify.get(path, (_request, reply: FastifyReply) =>
      reply.header('content-security-policy', PAGE_POLICY).sendFile('index.html', directory),
    );
  }
}
