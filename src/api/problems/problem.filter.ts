import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './send-problem.js';
import { type Problem } from './problem.js';
import { problemOf } from './problem-of.js';

/** Answers every error as a problem. What nobody expected is logged, and answered without a word of what it was. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) {
      this.logger.error(error);
      return;
    }
    sendProblem(request, reply, this.problemOf(error, request.id));
  }

  /** An error that cannot be said is a fault of the ledger too, and never left without an answer. */
  private problemOf(error: unknown, requestId: string): Problem {
    try {
      return problemOf(error) ?? this.internal(error, requestId);
    } catch (fault) {
      return this.internal(fault, requestId);
    }
  }

  private internal(error: unknown, requestId: string): Problem {
    this.logger.error({ err: error, requestId });
    return { code: 'internal', detail: 'something went wrong here; it is logged', members: { requestId } };
  }
}
