import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits. */
const SECRET_BYTES = 32;
const ACCESS_SECRET =
  /^clk_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})_[A-Za-z0-9_-]{43}$/;

/** A new random secret of 256 bits, as 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** The whole secret of an access key: it names the key, so that the key is found without trying all. */
export function newAccessSecret(keyId: string): string {
  return `clk_${keyId}_${newSecret()}`;
}

/** The key that a secret names; null when it has not the form of an access key's secret. */
export function keyIdOf(secret: string): string | null {
  return ACCESS_SECRET.exec(secret)?.[1] ?? null;
}

/** SHA-256 in hexadecimal: all that is ever kept of a secret. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a secret has this SHA-256, in a time that does not depend on where they differ. */
export function matchesHash(secret: string, sha256: string): boolean {
  const given = createHash('sha256').update(secret).digest();
  const kept = Buffer.from(sha256, 'hex');
  return given.length === kept.length && timingSafeEqual(given, kept);
}
