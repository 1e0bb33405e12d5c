import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../problems/send-problem.js';
import { hasBody, isLongBody } from './body-parsers.js';

/**
 * Gives bodies so long to arrive. A publisher's file and lines of commands may go on for hours, and have so long for
 * each part: whoever sends nothing at all meanwhile is cut off. So is what is sent on once it was answered.
 */
export function cutOffSlowBodies(fastify: FastifyInstance, timeoutMs: number): void {
  fastify.addHook('preParsing', (request, reply, _payload, next) => {
    if (hasBody(request)) watch(request, reply, timeoutMs);
    next();
  });
}

function watch(request: FastifyRequest, reply: FastifyReply, timeoutMs: number): void {
  const { raw } = request;
  let arrived = raw.socket.bytesRead;
  const timer = setInterval(() => {
    if (raw.complete || raw.readableEnded || raw.destroyed) {
      clearInterval(timer);
      return;
    }
    // What waits here to be taken is not the client's to answer for.
    const isMoving = raw.socket.bytesRead > arrived || raw.readableLength > 0;
    arrived = raw.socket.bytesRead;
    if (isLongBody(request) && isMoving && !reply.raw.writableEnded) return;
    clearInterval(timer);
    if (reply.raw.headersSent) raw.destroy();
    else refuse(request, reply);
  }, timeoutMs).unref();
  for (const over of ['end', 'close']) raw.once(over, () => clearInterval(timer));
}

function refuse(request: FastifyRequest, reply: FastifyReply): void {
  reply.raw.once('finish', () => request.raw.destroy());
  sendProblem(request, reply, {
    code: 'request-timeout',
    detail: 'the request did not arrive in time',
    headers: { connection: 'close' },
  });
}
