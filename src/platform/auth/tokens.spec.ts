import { Logger } from '@nestjs/common';
import { TokenIssuer } from '../../../test/support/token-issuer.js';
import type { LedgerConfig } from '../config/ledger-config.js';
import { IssuerUnavailableError } from './errors.js';
import { Tokens } from './tokens.js';

const ANA = { sub: 'ana', ledger_role: 'analyst' };

describe('a token that was taken, while its issuer is out of reach', () => {
  let issuer: TokenIssuer;
  let tokens: Tokens;
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    issuer = await TokenIssuer.start();
    issuer.status = 500;
    tokens = new Tokens({ jwt: issuer.settings } as LedgerConfig);
  });
  afterEach(() => issuer.stop());

  test('holds until its end for what goes on, and for nothing new', async () => {
    const token = await issuer.sign({ ...ANA, endsIn: 60 });
    await expect(tokens.authenticate(token)).rejects.toThrow(IssuerUnavailableError);
    const left = await tokens.holdsFor(token);
    expect(left).toBeGreaterThan(0);
    // A minute, and what clocks may be apart.
    expect(left).toBeLessThanOrEqual(90_000);
  });

  test('does not hold after its end', async () => {
    expect(await tokens.holdsFor(await issuer.sign({ ...ANA, endsIn: -60 }))).toBe(0);
  });
});
