/** Who asks is not known: nothing that tells who where it is needed, or a key or token that does not hold. */
export class UnauthorizedError extends Error {
  override readonly name = 'UnauthorizedError';

  /** @param isRefused whether something was sent that does not hold */
  constructor(
    message: string,
    readonly isRefused = false,
  ) {
    super(message);
  }
}

/** The issuer of tokens cannot be asked for its keys now: whether a token holds is not known. */
export class IssuerUnavailableError extends Error {
  override readonly name = 'IssuerUnavailableError';
}

/** A key that is asked for would hold at no time. */
export class ExpiredFromTheStartError extends Error {
  override readonly name = 'ExpiredFromTheStartError';
  constructor() {
    super('the key would have expired before it was made');
  }
}

/** Who asks is known and may not do this. */
export class ForbiddenError extends Error {
  override readonly name = 'ForbiddenError';
}
