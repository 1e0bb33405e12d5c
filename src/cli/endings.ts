import { describeProblem, type Problem } from './http/problem.js';

/** How the command ends. What they mean is promised to scripts: `ledger --help` lists them. */
export const EXIT = {
  fine: 0,
  /** The ledger answered, and refused; or what was looked at is damaged. */
  refused: 1,
  /** The command line, a file or a setting is not what it should be. */
  usage: 2,
  /** Some of what was asked for was done. */
  partly: 3,
  /** No ledger answers, or none that is ready. */
  unreachable: 4,
  interrupted: 130,
} as const;

/** The command line, a file or a setting is not what it should be; the message says what would be. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The ledger refused. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor(readonly problem: Problem) {
    super(describeProblem(problem));
  }
}

/** A log or a backup is damaged; the message says where. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError';
}

/** No ledger answers, or none that is ready, and waiting did not help. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** Somebody wants it to end. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';

  constructor() {
    super('interrupted');
  }
}

/** The exit code of what was thrown; undefined for a fault of the command itself. */
export function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof RefusedError || error instanceof DamagedError) return EXIT.refused;
  if (error instanceof UnreachableError) return EXIT.unreachable;
  if (error instanceof InterruptedError) return EXIT.interrupted;
  return undefined;
}
