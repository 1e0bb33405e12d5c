import type { FastifyReply, FastifyRequest } from 'fastify';

const JSON_TYPES = ['application/json', 'application/*', '*/*'];

/**
 * Whether a request asks for another form than JSON: by `format`, else by what `Accept` prefers.
 * @param format how `format` calls it
 * @param mediaType how `Accept` does
 */
export function wantsForm(
  { query, headers }: Pick<FastifyRequest, 'query' | 'headers'>,
  format: string,
  mediaType: string,
): boolean {
  const { format: given } = query as { readonly format?: unknown };
  if (given !== undefined) return given === format;
  const known = acceptedTypes(headers.accept ?? '').find(
    (type) => type === mediaType || JSON_TYPES.includes(type),
  );
  return known === mediaType;
}

/** Media types that are acceptable, the most wanted first. */
function acceptedTypes(accept: string): string[] {
  return accept
    .toLowerCase()
    .split(',')
    .map((part) => {
      const [type = '', ...parameters] = part.split(';').map((text) => text.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return { type, weight: weight === undefined ? 1 : Number(weight.slice(2)) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ type }) => type);
}

/** Says of an answer that it depends on `Accept`, besides what it depends on already. */
export function variesByAccept(reply: FastifyReply): void {
  const others = reply.getHeader('vary');
  void reply.header('vary', others === undefined ? 'Accept' : `${String(others)}, Accept`);
}

/** Says of an answer that it depends on `Accept`, and what it is. */
export function sendAs<Answer>(reply: FastifyReply, type: string | null, answer: Answer): Answer {
  variesByAccept(reply);
  if (type !== null) void reply.header('content-type', type);
  return answer;
}
