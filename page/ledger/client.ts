import { addressOf, type Query } from '../address/address.js';
import { OUT_OF_REACH, type Problem, ProblemError } from './problem.js';
import { currentKey } from './session.js';

/** What the ledger answers to a command. */
export interface CommandAnswer {
  readonly id: string;
  readonly revision: number;
  readonly sequence: number | null;
  readonly correctionId?: string;
  readonly warnings: readonly { readonly code: string; readonly detail: string }[];
}

/** What this tab has written, which its reads wait for. */
let written = 0;

/**
 * Reads from the ledger.
 * @param path behind `/v1`
 * @throws ProblemError; what `fetch` throws when it is aborted
 */
export async function read<Answer>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Answer> {
  const response = await ask(addressOf(`/v1${path}`, query), {
    signal,
    headers: written > 0 ? { 'ledger-min-sequence': String(written) } : {},
  });
  return (await response.json()) as Answer;
}

/** What the ledger answers to a read, as it is. @param path behind `/v1` @throws ProblemError */
export async function readFile(path: string, query: Query): Promise<Blob> {
  return (await ask(addressOf(`/v1${path}`, query), {})).blob();
}

export interface CommandOptions {
  /** The revision that was seen. */
  readonly ifMatch?: number;
  /** One for each act of a person, so that it counts once however often it is sent. */
  readonly idempotencyKey: string;
}

/** Sends a command. @throws ProblemError */
export function command(path: string, body: object, options: CommandOptions): Promise<CommandAnswer> {
  return send(path, JSON.stringify(body), 'application/json', options);
}

/** Sends a file, or a command's body, as it is. @throws ProblemError */
export async function send<Answer extends object = CommandAnswer>(
  path: string,
  body: string | Blob,
  type: string,
  { ifMatch, idempotencyKey }: Partial<CommandOptions> = {},
): Promise<Answer> {
  const response = await ask(`/v1${path}`, {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    },
  });
  const answer = (await response.json()) as Answer;
  const { sequence, to } = answer as { readonly sequence?: number | null; readonly to?: number };
  written = Math.max(written, sequence ?? to ?? 0);
  return answer;
}

/** The headers that say who asks. */
export function authorization(): Record<string, string> {
  const key = currentKey();
  return key === null ? {} : { authorization: `Bearer ${key}` };
}

async function ask(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, { ...init, headers: { ...authorization(), ...init.headers } });
  if (response.ok) return response;
  const isProblem = response.headers.get('content-type')?.includes('problem+json') ?? false;
  throw new ProblemError(
    isProblem
      ? ((await response.json()) as Problem)
      : { ...OUT_OF_REACH, status: response.status, detail: `It answered ${response.status}.` },
  );
}
