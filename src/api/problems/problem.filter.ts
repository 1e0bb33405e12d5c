import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answeredProblem } from './answered-problem.js';
import { logDeniedWrite } from './denied-writes.js';
import { sendProblem } from './send-problem.js';

/** Answers every error as a problem. */
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
    const problem = answeredProblem(error, request.id);
    logDeniedWrite(request, problem);
    sendProblem(request, reply, problem);
  }
}
