import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { IssuerUnavailableError } from './errors.js';

/** Times in milliseconds. */
const TIMES = {
  /** So long the issuer may take to answer. */
  answer: 5_000,
  /** So long keys are believed, and so a key that the issuer withdrew. */
  kept: 600_000,
  /** So long nobody asks again because a token names a key that is not there: anybody can make up names. */
  unknownKey: 30_000,
  /** So long nobody asks again after the issuer could not answer. */
  quiet: 2_000,
};

/** What a set of keys says of a token's own fault. Everything else is the issuer's. */
const FAULTS_OF_TOKEN = [
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
  errors.JOSENotSupported,
  errors.JWSInvalid,
];

/**
 * The keys that an issuer publishes (RFC 7517), fetched when they are first needed and kept for a while.
 * The function that it gives throws IssuerUnavailableError when they cannot be had.
 */
export function issuerKeys(url: URL): JWTVerifyGetKey {
  let quietUntil = 0;
  const keys = createRemoteJWKSet(url, {
    timeoutDuration: TIMES.answer,
    cacheMaxAge: TIMES.kept,
    cooldownDuration: TIMES.unknownKey,
    [customFetch]: async (...request) => {
      if (performance.now() < quietUntil) throw new Error('the issuer could not answer a moment ago');
      try {
        const answer = await fetch(...request);
        if (answer.status !== 200) throw new Error(`the issuer answered ${answer.status}`);
        return answer;
      } catch (error) {
        quietUntil = performance.now() + TIMES.quiet;
        throw error;
      }
    },
  });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (FAULTS_OF_TOKEN.some((type) => error instanceof type)) throw error;
      throw new IssuerUnavailableError('the keys of the issuer of tokens cannot be had now', {
        cause: error,
      });
    }
  };
}
