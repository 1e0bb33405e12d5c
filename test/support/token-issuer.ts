import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import type { JwtSettings } from '../../src/platform/config/ledger-config.js';

export const AUDIENCE = 'conflict-ledger';

interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly published: JWK;
}

/** What a token says beside its issuer and audience. Times are seconds from now. */
export interface TokenClaims extends JWTPayload {
  readonly endsIn?: number;
}

/** An issuer of tokens that publishes its keys over HTTP, as an identity provider does. */
export class TokenIssuer {
  /** What the keys are answered with, until it is set otherwise. */
  status = 200;
  /** How often the keys were asked for. */
  asked = 0;
  private keys: SigningKey[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<TokenIssuer> {
    const server = createServer((_request, response) => {
      issuer.asked += 1;
      response.writeHead(issuer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ keys: issuer.keys.map(({ published }) => published) }));
    });
    const issuer = new TokenIssuer(server);
    await issuer.changeKey();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return issuer;
  }

  /** Signs with another key from now on, and publishes that one alone. */
  async changeKey(): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const kid = `key-${crypto.randomUUID()}`;
    this.keys = [{ kid, privateKey, published: { ...(await exportJWK(publicKey)), kid, alg: 'ES256' } }];
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What a node that takes its tokens is set to. */
  get settings(): JwtSettings {
    return {
      jwksUrl: new URL(`${this.url}/keys`),
      issuer: this.url,
      audience: AUDIENCE,
      roleClaim: 'ledger_role',
      actorClaim: 'sub',
    };
  }

  /** A token that holds for five minutes, unless its claims say otherwise. */
  sign({ endsIn = 300, ...claims }: TokenClaims): Promise<string> {
    const [key] = this.keys;
    if (!key) throw new Error('the issuer has no key');
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT({ iss: this.url, aud: AUDIENCE, iat: now, exp: now + endsIn, ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: key.kid })
      .sign(key.privateKey);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
