import type { Operation } from './document.js';
import type { Known } from './known-things.js';

export type Headers = Readonly<Record<string, string | readonly string[]>>;

/** A request as it is sent, and what is known of it. */
export interface FuzzRequest {
  /** Null where no operation has this address. */
  readonly operation: Operation | null;
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: Buffer | null;
  /** Nothing is wrong with it, as far as a schema can say. */
  readonly isWhole: boolean;
  /** It asks for a sequence that is not there yet. */
  readonly isAhead: boolean;
  /** What the path is about. */
  readonly resource: Known | null;
  /** What the body says, where it is JSON and whole. */
  readonly said: Readonly<Record<string, unknown>> | null;
}

const SHOWN = 2_000;

/** A request as somebody could send it again. */
export function shown({ method, url, headers, body }: FuzzRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value).slice(0, 200)}`);
  const text = body === null ? '' : `\n\n${body.subarray(0, SHOWN).toString('utf8')}`;
  return `${method} ${url.slice(0, SHOWN)}\n${lines.join('\n')}${text}`;
}
