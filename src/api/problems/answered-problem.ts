import { Logger } from '@nestjs/common';
import { problemOf } from './problem-of.js';
import type { Problem } from './problem.js';

const logger = new Logger('ProblemFilter');

/**
 * What to answer for any error. What nobody expected is logged, and answered without a word of what it was. An error
 * that cannot be said is a fault of the ledger too, and never left without an answer.
 */
export function answeredProblem(error: unknown, requestId: string): Problem {
  try {
    return problemOf(error) ?? internal(error, requestId);
  } catch (fault) {
    return internal(fault, requestId);
  }
}

function internal(error: unknown, requestId: string): Problem {
  logger.error({ err: error, requestId });
  return { code: 'internal', detail: 'something went wrong here; it is logged', members: { requestId } };
}
