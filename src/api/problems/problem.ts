import { PROBLEMS, type ProblemCode } from './registry.js';

/** One wrong place: an RFC 6901 pointer into the body, or `?name` for a query parameter. */
export interface ProblemPlace {
  readonly pointer: string;
  readonly detail: string;
}

/** What is to be said of one occurrence of a problem. */
export interface Problem {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors?: readonly ProblemPlace[];
  /** Further members of the answer. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** Headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown where the API itself refuses. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** A body that parses and is not valid. */
export class ValidationFailed extends ProblemError {
  constructor(errors: readonly ProblemPlace[]) {
    super({ code: 'invalid', detail: 'the body is not valid', errors });
  }
}

/** Nothing has this address. */
export function notFound(detail = 'nothing has this address'): ProblemError {
  return new ProblemError({ code: 'not-found', detail });
}

/** The body of the answer, RFC 9457. `instance` is the path that was asked for. */
export function problemBody({ code, detail, errors = [], members = {} }: Problem, instance: string): object {
  const { status, title } = PROBLEMS[code];
  return { ...members, type: `/problems/${code}`, title, status, detail, instance, code, errors };
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';
