import { applyDecorators, Controller, Get, Headers, Param, Res, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RequiresNobody } from '../../platform/auth/requires.decorator.js';
import { ProblemKindDto, ProblemKindsDto } from '../dto/answers/problem.dto.js';
import { HTML_HEADERS } from '../http/html.js';
import { variesByAccept } from '../http/negotiation.js';
import { documented } from '../openapi/documented.js';
import { notFound } from '../problems/problem.js';
import { prefersPage, problemPage, problemsPage } from '../problems/problem-page.js';
import { findProblemKind, PROBLEMS, type ProblemKind } from '../problems/registry.js';

/** Documents what comes as a page too, to those who ask for one. */
function orPage(type: Type): MethodDecorator {
  const json = { schema: { $ref: getSchemaPath(type) } };
  const page = { schema: { type: 'string' } } as const;
  return applyDecorators(
    ApiExtraModels(type),
    ApiOkResponse({ content: { 'application/json': json, 'text/html': page } }),
  );
}

/** What the codes of problems mean: their `type` leads here. */
@ApiTags('Problems')
@Controller('problems')
@RequiresNobody()
export class ProblemsController {
  @Get()
  @documented(
    { id: 'listProblems', summary: 'List the problem codes' },
    ['internal'],
    [orPage(ProblemKindsDto)],
  )
  list(
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): ProblemKindsDto | string {
    if (asPage(accept, reply)) return problemsPage();
    return { items: Object.entries(PROBLEMS).map(([code, kind]) => describe(code, kind)) };
  }

  @Get(':code')
  @documented(
    { id: 'getProblem', summary: 'Read what a problem code means' },
    ['internal', 'not-found'],
    [orPage(ProblemKindDto)],
  )
  one(
    @Param('code') code: string,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): ProblemKindDto | string {
    const kind = findProblemKind(code);
    if (!kind) throw notFound('there is no such problem code');
    return asPage(accept, reply) ? problemPage(code, kind) : describe(code, kind);
  }
}

function asPage(accept: string | undefined, reply: FastifyReply): boolean {
  const page = prefersPage(accept);
  variesByAccept(reply);
  void reply.headers({
    'cache-control': 'no-cache',
    ...(page ? HTML_HEADERS : {}),
  });
  return page;
}

function describe(code: string, { status, title, explanation }: ProblemKind): ProblemKindDto {
  return { code, type: `/problems/${code}`, status, title, explanation };
}
