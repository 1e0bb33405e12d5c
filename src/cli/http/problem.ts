/** A refusal, as RFC 9457 and the ledger's own members have it. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly code?: string;
  readonly detail?: string;
  /** What is wrong where: a JSON Pointer into the body, or `?name` of a parameter. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  /** What else the ledger says of it, such as `existingId` or `currentRevision`. */
  readonly [member: string]: unknown;
}

/** Members that `describeProblem` has in its own places, or that say nothing to a reader. */
const SHOWN_ELSEWHERE = ['type', 'title', 'status', 'code', 'detail', 'errors', 'instance'];

const ADVICE: Readonly<Record<number, string>> = {
  401: 'give a key with LEDGER_KEY or --key',
  403: 'use a key of another role: LEDGER_KEY or --key',
};

/** The problem that an answer holds; one made of its status when it holds none, as the answer of a proxy. */
export function problemOf(status: number, text: string): Problem {
  try {
    const parsed = JSON.parse(text) as Partial<Problem> | null;
    if (typeof parsed?.title === 'string') return { ...parsed, status, title: parsed.title };
  } catch {
    // Not JSON: nothing that a ledger answers.
  }
  return { status, title: `The answer ${status} is not one of a ledger` };
}

/** A problem for people: what is the matter, where, and what to do. Several lines. */
export function describeProblem(problem: Problem): string {
  const { status, title, code, detail, errors = [] } = problem;
  const others = Object.entries(problem).filter(
    ([name, value]) => !SHOWN_ELSEWHERE.includes(name) && value !== null && value !== undefined,
  );
  return [
    `${title} (${code === undefined ? status : `${status} ${code}`})`,
    ...(detail === undefined || detail === title ? [] : [`  ${detail}`]),
    ...errors.map(({ pointer, detail: what }) => `  ${pointer === '' ? 'the body' : pointer}: ${what}`),
    ...others.map(
      ([name, value]) => `  ${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    ),
    ...(ADVICE[status] === undefined ? [] : [`  ${ADVICE[status]}`]),
  ].join('\n');
}
