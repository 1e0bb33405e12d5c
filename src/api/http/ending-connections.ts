import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** So long a connection on which nothing came yet is waited for when the node stops, in milliseconds. */
const SILENT_MS = 500;

/**
 * What is under way when a node stops is answered; a connection that is kept open for more would keep the node, and be
 * cut off under a request that its client sends on it.
 */
export function endConnections(fastify: FastifyInstance, isStopping: () => boolean): void {
  fastify.addHook('onSend', async (_request, reply) => {
    if (isStopping()) void reply.header('connection', 'close');
  });
  // The head of an answer that is long may have been sent before.
  fastify.addHook('onResponse', async () => {
    if (isStopping()) setImmediate(() => fastify.server.closeIdleConnections());
  });
  endSilentOnes(fastify);
}

/** Browsers open connections before they need them: for Node these are not idle, and it waits for their requests. */
function endSilentOnes(fastify: FastifyInstance): void {
  const open = new Set<Socket>();
  fastify.server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  fastify.addHook('preClose', async () => {
    setTimeout(() => {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    }, SILENT_MS);
  });
}
