import { randomBytes } from 'node:crypto';
import { Webhook as Signer } from 'standardwebhooks';
import type { Secrets } from './webhook-events.js';

/** 256 bits; the specification asks for 192 to 512. */
const SECRET_BYTES = 32;
const SECRET_PREFIX = 'whsec_';

/** A new random secret in the form of the Standard Webhooks specification. */
export function newSigningSecret(): string {
  return SECRET_PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

/**
 * The headers that sign a body as the Standard Webhooks specification says: with the present secret, and with the one
 * before it while that still holds, so that a receiver can change over without losing anything.
 * @param id the same for each attempt to deliver the same
 */
export function signatureHeaders(
  { present, earlier }: Secrets,
  id: string,
  body: string,
  now: Date,
): Record<string, string> {
  const secrets = earlier && now.toISOString() < earlier.until ? [present, earlier.secret] : [present];
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Signer(secret).sign(id, now, body)).join(' '),
  };
}
