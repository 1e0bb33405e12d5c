import { ProblemError, type ProblemPlace } from '../problems/problem.js';
import type { Parameter, Parsed } from './parameters.js';

/** The parameters that a path takes, by name. */
export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

type ValueOf<Of> = Of extends Parameter<infer Value> ? Value : never;
/** What was given of them; null for what was not. */
export type Values<Of extends Parameters> = { readonly [Name in keyof Of]: ValueOf<Of[Name]> | null };

/**
 * Reads the query of a request.
 * @throws ProblemError `bad-query` for what does not parse, `invalid` for what is out of range or unknown
 */
export function parseQuery<Of extends Parameters>(
  parameters: Of,
  query: Readonly<Record<string, unknown>>,
): Values<Of> {
  const names = Object.keys(parameters);
  const parsed = names.map((name) => [name, parse(parameters[name], query[name])] as const);
  refuse('bad-query', 'the query does not parse', placesOf(parsed, 'unparsable'));
  const unknown = Object.keys(query).filter((name) => !names.includes(name));
  refuse('invalid', 'the query is not valid', [
    ...placesOf(parsed, 'invalid'),
    ...unknown.map((name) => ({ pointer: `?${name}`, detail: 'unknown parameter' })),
  ]);
  // Each value is what the parameter of its name made.
  return Object.fromEntries(parsed.map(([name, result]) => [name, valueOf(result)])) as Values<Of>;
}

/** Of values those of some parameters, whose names no others have. */
export function pick<Of extends Parameters>(
  values: Readonly<Record<string, unknown>>,
  parameters: Of,
): Values<Of> {
  // Each was made by the parameter of its name.
  return Object.fromEntries(Object.keys(parameters).map((name) => [name, values[name]])) as Values<Of>;
}

function parse(parameter: Parameter<unknown> | undefined, given: unknown): Parsed<unknown> {
  if (!parameter || given === undefined) return { kind: 'value', value: null };
  return typeof given === 'string'
    ? parameter.parse(given)
    : { kind: 'unparsable', detail: 'must be there only once' };
}

function placesOf(
  parsed: readonly (readonly [string, Parsed<unknown>])[],
  kind: 'unparsable' | 'invalid',
): ProblemPlace[] {
  return parsed.flatMap(([name, result]) =>
    result.kind === kind ? [{ pointer: `?${name}`, detail: result.detail }] : [],
  );
}

function refuse(code: 'bad-query' | 'invalid', detail: string, errors: readonly ProblemPlace[]): void {
  if (errors.length > 0) throw new ProblemError({ code, detail, errors });
}

function valueOf(result: Parsed<unknown>): unknown {
  return result.kind === 'value' ? result.value : null;
}
