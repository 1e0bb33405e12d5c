import { hashSecret, keyIdOf, matchesHash, newAccessSecret, newSecret } from './secrets.js';

const ID = '018f3c2a-7b1e-7c40-9a51-3d2e6f708192';

describe('secrets', () => {
  test('hold 256 bits, each time others', () => {
    const secrets = new Set(Array.from({ length: 100 }, newSecret));
    expect(secrets.size).toBe(100);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });

  test('of access keys name their key', () => {
    expect(keyIdOf(newAccessSecret(ID))).toBe(ID);
  });

  test.each(['', 'clk_', `clk_${ID}`, `clk_${ID}_short`, `clk_${ID.toUpperCase()}_${'a'.repeat(43)}`])(
    '%s names none',
    (text) => {
      expect(keyIdOf(text)).toBeNull();
    },
  );

  test('are known by their SHA-256 alone', () => {
    // printf 'clk_x' | sha256sum
    const sha256 = '7480cfc185df415131eb3479d95638c47e7f9e3f3f23c229a7c9a677a8c97b41';
    expect(hashSecret('clk_x')).toBe(sha256);
    expect(matchesHash('clk_x', sha256)).toBe(true);
    expect(matchesHash('clk_y', sha256)).toBe(false);
    expect(matchesHash('clk_x', '')).toBe(false);
  });
});
