import type { IncomingMessage } from 'node:http';

/** What is known of a request only inside the web framework, and belongs into its line of the log. */
export interface RequestFacts {
  /** The template of its route. */
  readonly route: string;
  /** Who asked; absent where nobody was known. */
  readonly actor?: string;
  /** The code of the problem that it was answered with. */
  readonly problem?: string;
}

const KNOWN = new WeakMap<IncomingMessage, () => RequestFacts>();

/** @param facts asked when the line is written: most of them are not known before */
export function rememberFacts(request: IncomingMessage, facts: () => RequestFacts): void {
  KNOWN.set(request, facts);
}

/** What there is to say of a request; nothing of one that never got into the framework. */
export function factsOf(request: IncomingMessage): Partial<RequestFacts> {
  return KNOWN.get(request)?.() ?? {};
}
