import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { ProblemError } from '../problems/problem.js';
import { NodeState } from './node-state.js';

const SEQUENCE = /^\d{1,16}$/;

/** Keeps a request waiting until this node has the sequence of its `Ledger-Min-Sequence`. */
@Injectable()
export class MinSequenceInterceptor implements NestInterceptor {
  constructor(private readonly node: NodeState) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { headers, routeOptions } = context.switchToHttp().getRequest<FastifyRequest>();
    const header = headers['ledger-min-sequence'];
    // What is not of the ledger's data, such as its health, stands at no sequence.
    if (header !== undefined && routeOptions.url?.startsWith('/v1/'))
      await this.node.reach(parseSequence(header));
    return next.handle();
  }
}

function parseSequence(header: string | string[]): number {
  if (typeof header === 'string' && SEQUENCE.test(header)) return Number(header);
  throw new ProblemError({ code: 'bad-min-sequence', detail: 'Ledger-Min-Sequence must be a sequence' });
}
