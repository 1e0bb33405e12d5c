import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { type Problem } from '../problems/problem.js';
import { pathOf, sendProblem } from '../problems/send-problem.js';

/** Answers what no route takes: 405 with `Allow` where the path has other methods, else 404, whatever its body. */
export function answerUnknownRoutes(fastify: FastifyInstance): void {
  const paths = new KnownPaths();
  fastify.addHook('onRoute', (route) => paths.add(route));
  // After the request is logged, and before its body is read.
  fastify.addHook('preParsing', (request, reply, _payload, next) => {
    if (request.is404) sendProblem(request, reply, paths.problemOf(request));
    else next();
  });
}

class KnownPaths {
  private readonly methods = new Map<string, Set<string>>();
  /** Made when they are first needed, which is after most starts never. */
  private readonly patterns = new Map<string, RegExp>();

  add({ url, method }: RouteOptions): void {
    const known = this.methods.get(url) ?? new Set<string>();
    for (const name of [method].flat()) known.add(name);
    this.methods.set(url, known);
  }

  problemOf({ url }: FastifyRequest): Problem {
    const path = pathOf(url);
    const allowed = [...this.methods].flatMap(([known, methods]) =>
      this.patternOf(known).test(path) ? [...methods] : [],
    );
    if (allowed.length === 0) return { code: 'not-found', detail: 'nothing has this address' };
    const allow = [...new Set(allowed)].sort().join(', ');
    return { code: 'method-not-allowed', detail: `this path has ${allow}`, headers: { allow } };
  }

  private patternOf(url: string): RegExp {
    const pattern = this.patterns.get(url) ?? patternOf(url);
    this.patterns.set(url, pattern);
    return pattern;
  }
}

/** `/v1/strikes/:id` as what it matches. */
function patternOf(url: string): RegExp {
  const segments = url.split('/').map((segment) => {
    if (segment.startsWith(':')) return '[^/]+';
    return segment === '*' ? '.*' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${segments.join('/')}$`);
}
