import { masking } from './masking.js';

const ID = '018f3c2a-7b1e-7c40-9a51-3d2e6f708192';

describe('a line of the log', () => {
  test.each([
    [`DELETE /v1/keys/clk_${ID}_${'aB-_'.repeat(10)}x`, 'DELETE /v1/keys/[key]'],
    ['{"path":"/v1/cla_abc"}', '{"path":"/v1/[key]"}'],
    ['a clk_ and CLK%5fabc, twice', 'a [key] and [key], twice'],
    ['whsec_MfKQ9r8GKYqr/Two+hPK= of a webhook', '[key] of a webhook'],
    ['GET /v1/keys/eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbmEifQ.c2ln and', 'GET /v1/keys/[token] and'],
    ['eyJhbGciOiJub25lIn0 alone, an eye.and.more', 'eyJhbGciOiJub25lIn0 alone, an eye.and.more'],
    ['a click and a clan', 'a click and a clan'],
  ])('%j becomes %j', (line, masked) => {
    expect(masking(null)(line)).toBe(masked);
  });

  test('does not hold the admin key, whatever its form', () => {
    const line = JSON.stringify({ said: 'with "a quoted\\key" and clk_x' });
    expect(masking('"a quoted\\key"')(line)).toBe('{"said":"with [key] and [key]"}');
    expect(masking('"a quoted\\key"')('GET /v1/keys/%22a%20quoted%5Ckey%22')).toBe('GET /v1/keys/[key]');
  });
});
