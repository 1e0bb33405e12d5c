import { Injectable, Logger } from '@nestjs/common';
import { decodeJwt, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { type Actor, PSEUDONYM } from '../../domain/kernel/actor.js';
import { type JwtSettings, LedgerConfig } from '../config/ledger-config.js';
import { ADMIN_ACTOR } from './admin-key.js';
import { claimOf, roleOf } from './claims.js';
import { ForbiddenError, IssuerUnavailableError, UnauthorizedError } from './errors.js';
import { issuerKeys } from './issuer-keys.js';

/** Signatures with a public key. None and secrets that are shared are never taken. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];
/** How far the issuer's clock may be from this node's, in seconds. */
const CLOCK_TOLERANCE_S = 30;
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Said of a signature that is none, before anything that the token says is believed. */
const UNREADABLE = 'the token is malformed, or not signed with a key of the issuer';
const WRONG_CLAIMS: Readonly<Record<string, string>> = {
  iss: 'the token is of another issuer',
  aud: 'the token is made for another audience',
  nbf: 'the token does not hold yet',
  exp: 'the token has no end (exp)',
};

/** JSON Web Tokens (RFC 7519) of the one issuer that the settings name. */
@Injectable()
export class Tokens {
  private readonly logger = new Logger('Tokens');
  private readonly settings: JwtSettings | null;
  private readonly keys: JWTVerifyGetKey | null;
  private isIssuerOut = false;

  constructor({ jwt }: LedgerConfig) {
    this.settings = jwt;
    this.keys = jwt && issuerKeys(jwt.jwksUrl);
  }

  /** Whether it is for this to say who acts with it: tokens are taken, and it has the form of one. */
  takes(secret: string): boolean {
    return this.settings !== null && TOKEN.test(secret);
  }

  /**
   * Who acts with a token.
   * @throws UnauthorizedError when it does not hold, IssuerUnavailableError when nobody can tell, ForbiddenError when
   *   it holds and names no role or no actor of the ledger
   */
  async authenticate(token: string): Promise<Actor> {
    const { settings } = this;
    if (!settings) throw new UnauthorizedError(UNREADABLE, true);
    const claims = await this.verified(token, settings);
    const id = claimOf(claims, settings.actorClaim);
    if (typeof id !== 'string' || !PSEUDONYM.test(id) || id === ADMIN_ACTOR) {
      throw new ForbiddenError(`the claim ${settings.actorClaim} of the token is no pseudonym of an actor`);
    }
    const role = roleOf(claimOf(claims, settings.roleClaim));
    if (role === null) {
      throw new ForbiddenError(`the claim ${settings.roleClaim} of the token names no role of the ledger`);
    }
    return { id, role };
  }

  /**
   * For how long a token that was taken before still holds, in milliseconds; 0 when it does not. Where the issuer cannot be
   * asked, its end alone decides.
   */
  async holdsFor(token: string): Promise<number> {
    try {
      await this.authenticate(token);
    } catch (error) {
      if (!(error instanceof IssuerUnavailableError)) return 0;
    }
    const end = ((decodeJwt(token).exp ?? 0) + CLOCK_TOLERANCE_S) * 1_000;
    return Math.max(0, end - Date.now());
  }

  private async verified(token: string, { issuer, audience }: JwtSettings): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.keys as JWTVerifyGetKey, {
        algorithms: ALGORITHMS,
        issuer,
        audience,
        requiredClaims: ['exp'],
        clockTolerance: CLOCK_TOLERANCE_S,
      });
      this.isIssuerOut = false;
      return payload;
    } catch (error) {
      if (error instanceof IssuerUnavailableError) this.tellOnce(error);
      throw error instanceof IssuerUnavailableError ? error : new UnauthorizedError(reasonOf(error), true);
    }
  }

  /** One line for each time that the issuer goes out of reach. */
  private tellOnce({ message, cause }: IssuerUnavailableError): void {
    if (this.isIssuerOut) return;
    this.isIssuerOut = true;
    this.logger.warn({
      issuer: this.settings?.issuer,
      why: (cause as Error | undefined)?.message,
      msg: message,
    });
  }
}

/** What is wrong with a token. More than that it cannot be read is said only once its signature is the issuer's. */
function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return WRONG_CLAIMS[error.claim] ?? 'a claim of the token is not valid';
  }
  return UNREADABLE;
}
