import { Controller, Param, Post, Req, Res, type Type } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../platform/auth/requires.decorator.js';
import type { CommandAnswerDto } from '../dto/answers/command-answer.dto.js';
import { CodePipe, IdPipe, NumberPipe } from '../http/path-parameters.js';
import { DocumentedCommand } from '../openapi/documented.js';
import { PART_CODE } from '../dto/checks.js';
import { CommandEndpoint } from './command-endpoint.js';
import type { CommandCollection, CommandSpec, PartOfPath } from './command-spec.js';

/** What each form of a part is in a path. */
const FORMS = {
  number: { schema: { type: 'integer', minimum: 0 }, pipe: NumberPipe },
  id: { schema: { type: 'string', format: 'uuid' }, pipe: IdPipe },
  code: { schema: { type: 'string', pattern: PART_CODE.source }, pipe: CodePipe },
} as const satisfies Record<PartOfPath['form'], object>;

type Handler = (
  request: FastifyRequest,
  reply: FastifyReply,
  id?: string,
  part?: number | string,
) => Promise<CommandAnswerDto>;

/** The POSTs of one path: a method for each row of its table. */
export function createCommandController({ path, tag, commands }: CommandCollection): Type {
  @ApiTags(tag)
  @Controller(`v1/${path}`)
  class CommandController {
    constructor(readonly endpoint: CommandEndpoint) {}
  }
  for (const spec of commands) addPost(CommandController, spec);
  // Nest's messages and the module's list show it by this name.
  Object.defineProperty(CommandController, 'name', { value: `${commands[0]?.operationId}Controller` });
  return CommandController;
}

function addPost(controller: Type<{ readonly endpoint: CommandEndpoint }>, spec: CommandSpec): void {
  const { operationId: name, path, part, role, dto, ifMatch } = spec;
  const handler: Handler = function (
    this: { readonly endpoint: CommandEndpoint },
    request,
    reply,
    id,
    inside,
  ) {
    return this.endpoint.post(spec, request, reply, { id: id ?? null, part: inside ?? null });
  };
  const { prototype } = controller as { prototype: object };
  Object.defineProperty(prototype, name, { value: handler, configurable: true, writable: true });
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  const { operationId: id, summary, problems } = spec;
  const decorators: MethodDecorator[] = [
    Post(path),
    Requires(role),
    DocumentedCommand({ id, summary, problems }, ifMatch),
    ApiBody({ type: dto }),
  ];
  const parameters = [Req(), Res({ passthrough: true })];
  if (path.startsWith(':id')) {
    decorators.push(ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } }));
    parameters.push(Param('id', IdPipe));
  }
  if (part) {
    const { schema, pipe } = FORMS[part.form];
    decorators.push(ApiParam({ name: part.parameter, schema }));
    parameters.push(Param(part.parameter, pipe));
  }
  for (const decorate of decorators) decorate(prototype, name, descriptor);
  parameters.forEach((decorate, index) => decorate(prototype, name, index));
}
