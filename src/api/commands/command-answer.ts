import type { FastifyReply } from 'fastify';
import type { CommandOutcome } from '../../application/commands/command-outcome.js';
import type { CommandAnswerDto } from '../dto/answers/command-answer.dto.js';

/** Writes the status and the headers of a command's answer, and gives its body. */
export function answerCommand(reply: FastifyReply, outcome: CommandOutcome): CommandAnswerDto {
  const { category, id, revision, sequence, events, warnings, made, replayed } = outcome;
  void reply.status(statusOf(outcome)).headers({
    'cache-control': 'no-store',
    location: `/v1/${category.collection}/${id}`,
    etag: `"${revision}"`,
    ...(sequence === null ? { 'retry-after': '1' } : {}),
    ...(replayed ? { 'idempotency-replayed': 'true' } : {}),
  });
  return {
    id,
    revision,
    sequence,
    events: events.map((event) => ({ ...event })),
    warnings: warnings.map(({ code, detail }) => ({ code, detail })),
    ...made,
  };
}

/** 202: the effect is durable, and this node has not applied it yet. */
export function statusOf({ sequence, replayed }: CommandOutcome): number {
  if (sequence === null) return 202;
  return replayed ? 200 : 201;
}
