import type { FastifyReply, FastifyRequest } from 'fastify';

/** A request for data and where its answer's headers go. */
export interface Reading {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Where the path says it: the form of the answer. */
  readonly form?: string;
}

/** The parameters of a request's query, as they came. */
export function queryOf({ query }: FastifyRequest): Readonly<Record<string, unknown>> {
  return query as Readonly<Record<string, unknown>>;
}
