import { Controller, Get, Post } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpAdapter } from '../../src/api/http/http-adapter.js';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import { ProblemFilter } from '../../src/api/problems/problem.filter.js';
import type { Actor } from '../../src/domain/kernel/actor.js';
import { AccessKeys } from '../../src/platform/auth/access-keys.js';
import { AdminKey } from '../../src/platform/auth/admin-key.js';
import { AuthGuard } from '../../src/platform/auth/auth.guard.js';
import { Authenticator } from '../../src/platform/auth/authenticator.js';
import { Tokens } from '../../src/platform/auth/tokens.js';
import { LedgerConfig } from '../../src/platform/config/ledger-config.js';
import { readConfig } from '../../src/platform/config/read-config.js';
import { Requires, RequiresNobody } from '../../src/platform/auth/requires.decorator.js';

@Controller()
class Doors {
  @Get('forgotten')
  forgotten(): string {
    return 'in';
  }

  @Get('open')
  @RequiresNobody()
  open(): string {
    return 'in';
  }

  @Post('reviewers')
  @Requires('reviewer')
  reviewers(): string {
    return 'in';
  }
}

const ADMIN = 'a-key-of-sixteen-or-more';

describe('the guard', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const config = readConfig({});
    const accessKeys = { authenticate: async (): Promise<Actor | null> => null };
    const module = await Test.createTestingModule({
      controllers: [Doors],
      providers: [
        { provide: AccessKeys, useValue: accessKeys },
        Authenticator,
        { provide: AdminKey, useValue: new AdminKey(ADMIN, 'the test') },
        { provide: LedgerConfig, useValue: config },
        Tokens,
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    }).compile();
    app = module.createNestApplication<NestFastifyApplication>(
      createHttpAdapter(config, {
        metrics: new Metrics(),
        sequence: () => 0,
        authenticator: () => module.get(Authenticator),
        isStopping: () => false,
      }),
      {
        bodyParser: false,
        logger: false,
      },
    );
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  const knock = async (method: 'GET' | 'POST', url: string, authorization?: string) =>
    (await app.inject({ method, url, headers: authorization === undefined ? {} : { authorization } }))
      .statusCode;

  test('lets nobody into what forgot to say what it needs', async () => {
    expect(await knock('GET', '/forgotten')).toBe(403);
    expect(await knock('GET', '/forgotten', `Bearer ${ADMIN}`)).toBe(403);
  });

  test('lets everybody into what needs nobody, also with a key that does not hold', async () => {
    expect(await knock('GET', '/open')).toBe(200);
    expect(await knock('GET', '/open', 'Bearer nonsense')).toBe(200);
  });

  test('lets a role into what a lower one may', async () => {
    expect(await knock('POST', '/reviewers')).toBe(401);
    expect(await knock('POST', '/reviewers', `Bearer ${ADMIN}`)).toBe(201);
  });

  test.each(['Bearer', 'Bearer ', `Bearer ${ADMIN} ${ADMIN}`, ADMIN, `Bearer ${ADMIN}x`])(
    'refuses %s',
    async (authorization) => {
      expect(await knock('POST', '/reviewers', authorization)).toBe(401);
    },
  );
});
