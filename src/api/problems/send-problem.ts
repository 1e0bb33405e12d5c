import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, PROBLEM_TYPE, problemBody } from './problem.js';
import { type ProblemCode, PROBLEMS } from './registry.js';

const SENT = new WeakMap<FastifyReply, ProblemCode>();

/** Answers a request with a problem. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): void {
  const body = JSON.stringify(problemBody(problem, pathOf(request.url)));
  SENT.set(reply, problem.code);
  void reply
    .status(PROBLEMS[problem.code].status)
    .headers({ 'cache-control': 'no-store', ...problem.headers })
    // A handler may have set these for the answer that did not come.
    .removeHeader('etag')
    .removeHeader('link')
    .removeHeader('content-disposition')
    .removeHeader('trailer')
    .type(PROBLEM_TYPE)
    .send(body);
}

/** The problem that a request was answered with, if it was one. */
export function problemSentBy(reply: FastifyReply): ProblemCode | undefined {
  return SENT.get(reply);
}

/** The path of a URL, without its query. */
export function pathOf(url: string): string {
  const end = url.search(/[?#]/);
  return end < 0 ? url : url.slice(0, end);
}
