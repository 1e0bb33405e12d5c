/** The stream is not where the caller expected it. */
export class RevisionConflictError extends Error {
  override readonly name = 'RevisionConflictError';
  /** @param actual the stream's last revision; null when the stream does not exist */
  constructor(
    readonly stream: string,
    readonly expected: bigint | 'no_stream' | 'stream_exists' | 'any',
    readonly actual: bigint | null,
  ) {
    super(`stream ${stream} is at ${actual ?? 'no revision'}, expected ${String(expected)}`);
  }
}

/** What an append was decided on did not come into the log. */
export class PrerequisiteMissingError extends Error {
  override readonly name = 'PrerequisiteMissingError';
  constructor(
    readonly stream: string,
    readonly revision: bigint,
  ) {
    super(`stream ${stream} does not have at revision ${revision} what this was decided on`);
  }
}

/** One append holds more than the port allows. */
export class AppendTooLargeError extends Error {
  override readonly name = 'AppendTooLargeError';
  constructor(
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(`the append holds ${bytes} bytes, at most ${limit} are allowed`);
  }
}

/** An event that the log cannot hold: a value outside JSON, a malformed id, an empty type. */
export class InvalidEventError extends Error {
  override readonly name = 'InvalidEventError';
}

/** Another process has the log open. */
export class LogLockedError extends Error {
  override readonly name = 'LogLockedError';
}

/** The log was written by a later version of this program. */
export class LogTooNewError extends Error {
  override readonly name = 'LogTooNewError';
}

/** The log cannot be reached now; what was being appended may or may not be there. */
export class LogUnavailableError extends Error {
  override readonly name = 'LogUnavailableError';
}

/** The log breaks a promise that the ledger stands on (an expiring stream, a damaged file). */
export class LogRefusedError extends Error {
  override readonly name = 'LogRefusedError';
}

/** The log was closed while something still used it. */
export class LogClosedError extends Error {
  override readonly name = 'LogClosedError';
}

/** A checkpoint that no store made, or that another log made. */
export class InvalidCheckpointError extends Error {
  override readonly name = 'InvalidCheckpointError';
}
