/** Who asks is not known: no key where one is needed, or one that is unknown, malformed, revoked or expired. */
export class UnauthorizedError extends Error {
  override readonly name = 'UnauthorizedError';
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
