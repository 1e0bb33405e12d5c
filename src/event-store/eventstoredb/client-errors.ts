import { types } from 'node:util';
import {
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  StreamNotFoundError,
  UnsupportedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { LogClosedError, LogRefusedError, LogUnavailableError } from '../port/index.js';
import type { Connection } from './connection.js';
import { InterruptedError, SilenceError } from './intake.js';

/** What the log says on purpose. Asking again would be answered alike. */
const ANSWERS = [
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  StreamNotFoundError,
  UnsupportedError,
  WrongExpectedVersionError,
];

/** Whether the log or the way to it is at fault, and not this program or what the log holds. */
export function isOfLog(error: unknown): error is Error {
  // The client's errors, and those of the layers below that it passes on, have no name of their own; others do.
  return error instanceof SilenceError || (types.isNativeError(error) && error.name === 'Error');
}

/**
 * Whether an error is the log's trouble of the moment: it cannot be reached, is not ready, changes its leader, takes
 * too long. What was asked of it may have been done all the same.
 */
export function isTransient(error: unknown): error is Error {
  return isOfLog(error) && !ANSWERS.some((answer) => error instanceof answer);
}

/** Makes the port's error of a client's; errors of others stay as they are. */
export function toPortError(error: unknown, { name, names }: Pick<Connection, 'name' | 'names'>): unknown {
  if (error instanceof InterruptedError) return new LogClosedError('the log was closed');
  if (error instanceof AccessDeniedError) {
    const message = `the log at ${name} refuses the credentials of its URL, or does not let them read $all`;
    return new LogUnavailableError(message, { cause: error });
  }
  if (error instanceof StreamDeletedError) {
    const stream = names.ofServer(error.streamName) ?? error.streamName;
    return new LogRefusedError(`the stream ${stream} of the log at ${name} was deleted`, { cause: error });
  }
  if (!isTransient(error)) return error;
  return new LogUnavailableError(`the log at ${name} cannot be reached now: ${error.message}`, {
    cause: error,
  });
}
