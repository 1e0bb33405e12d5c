import type { Rejection } from '../../domain/kernel/decision.js';

/** The ledger refuses the command. */
export class CommandRejectedError extends Error {
  override readonly name = 'CommandRejectedError';
  constructor(readonly rejection: Rejection) {
    super(rejection.detail);
  }
}

/** The Idempotency-Key came before with another body. */
export class KeyReusedError extends Error {
  override readonly name = 'KeyReusedError';
  /** @param members names of the top-level members that differ */
  constructor(readonly members: readonly string[]) {
    super(
      `this Idempotency-Key was used before with another body; these members differ: ${members.join(', ')}`,
    );
  }
}

/** This node cannot take commands now: its read models are stopped. */
export class NotAcceptingCommandsError extends Error {
  override readonly name = 'NotAcceptingCommandsError';
}

/** This node has more to do than it can; nothing was done. */
export class OverloadedError extends Error {
  override readonly name = 'OverloadedError';
  /** @param retrySeconds when it is worth trying again */
  constructor(
    message: string,
    readonly retrySeconds: number,
  ) {
    super(message);
  }
}

/** The stream kept moving while the command was decided; nothing was done. */
export class TooMuchContentionError extends Error {
  override readonly name = 'TooMuchContentionError';
}
