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
    sendProblem(request, reply, problemOf(error) ?? this.internal(error, request.id));
  }

  private internal(error: unknown, requestId: string): Problem {
    this.logger.error({ err: error, requestId });
    return { code: 'internal', detail: 'something went wrong here; it is logged', members: { requestId } };
  }
}
