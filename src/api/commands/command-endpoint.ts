import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UnauthorizedError } from '../../platform/auth/errors.js';
import type { CommandAnswerDto } from '../dto/answers/command-answer.dto.js';
import { answerCommand } from './command-answer.js';
import { CommandGateway } from './command-gateway.js';
import { idempotencyKeyOf, ifMatchOf } from './command-headers.js';
import type { Addressee, CommandSpec } from './command-spec.js';

/** What every POST of a command does. */
@Injectable()
export class CommandEndpoint {
  constructor(private readonly gateway: CommandGateway) {}

  async post(
    spec: CommandSpec,
    request: FastifyRequest,
    reply: FastifyReply,
    addressee: Addressee,
  ): Promise<CommandAnswerDto> {
    const { actor, body, headers } = request;
    if (!actor) throw new UnauthorizedError('this needs a key');
    const key = idempotencyKeyOf(headers);
    const ifMatch = ifMatchOf(headers);
    const outcome = await this.gateway.run(spec, { actor, addressee, key, ifMatch, body });
    return answerCommand(reply, outcome);
  }
}
