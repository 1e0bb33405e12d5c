/** What the ledger, or the way to it, answers instead of what was asked: RFC 9457. */
export interface Problem {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly [member: string]: unknown;
}

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

export const OUT_OF_REACH: Problem = {
  code: 'out-of-reach',
  title: 'The ledger does not answer',
  status: 0,
  detail: 'The connection to the ledger failed. Nothing is lost; try again.',
};

/** The problem that an error is. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return error instanceof TypeError ? OUT_OF_REACH : { ...OUT_OF_REACH, detail: String(error) };
}
