/** Who asks is not known: no key where one is needed, or one that is unknown, malformed, revoked or expired. */
export class UnauthorizedError extends Error {
  override readonly name = 'UnauthorizedError';
}

/** Who asks is known and may not do this. */
export class ForbiddenError extends Error {
  override readonly name = 'ForbiddenError';
}
