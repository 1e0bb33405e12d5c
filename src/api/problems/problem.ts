import { PROBLEMS, type ProblemCode } from './registry.js';

/** One wrong place: an RFC 6901 pointer into the body, or `?name` for a query parameter. */
export interface ProblemPlace {
  readonly pointer: string;
  readonly detail: string;
}

const STANDARD_MEMBERS = ['type', 'title', 'status', 'detail', 'instance', 'code', 'errors'] as const;
type StandardMember = (typeof STANDARD_MEMBERS)[number];

/** Members of a problem besides those that every problem has. */
export type FurtherMembers = Readonly<Record<string, unknown>> & {
  readonly [Name in StandardMember]?: never;
};

/** What is to be said of one occurrence of a problem. */
export interface Problem {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors?: readonly ProblemPlace[];
  /** Further members of the answer. */
  readonly members?: FurtherMembers;
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
export function notFound(detail: string): ProblemError {
  return new ProblemError({ code: 'not-found', detail });
}

/** Something has no entry at the point of a read. */
export function nothingThere(): ProblemError {
  return notFound('there is no such thing at the point that is read as of');
}

/**
 * Members that somebody else has named.
 * @throws TypeError when one has the name of a member that every problem has: one of the two would be lost
 */
export function furtherMembers(members: Readonly<Record<string, unknown>>): FurtherMembers {
  const taken = STANDARD_MEMBERS.filter((name) => Object.hasOwn(members, name));
  if (taken.length > 0)
    throw new TypeError(`every problem has a member of its own named ${taken.join(', ')}`);
  return members;
}

/** The body of the answer, RFC 9457. `instance` is the path that was asked for. */
export function problemBody({ code, detail, errors = [], members = {} }: Problem, instance: string): object {
  const { status, title } = PROBLEMS[code];
  return { ...members, type: `/problems/${code}`, title, status, detail, instance, code, errors };
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';
