import type { FuzzAnswer } from './answer-rules.js';
import type { Known, KnownThings } from './known-things.js';
import type { FuzzRequest } from './request.js';

interface Said {
  readonly id?: string;
  readonly revision?: number;
  readonly vintage?: number;
  readonly correctionId?: string;
  readonly deliveryId?: string;
  readonly number?: number;
  readonly next?: string | null;
}

/** Remembers what an answer says that there is, so that later requests can be about it. */
export function learn(known: KnownThings, request: FuzzRequest, { status, headers, text }: FuzzAnswer): void {
  known.head = Math.max(known.head, Number(headers['ledger-sequence'] ?? 0));
  if (status >= 300 || request.operation === null) return;
  if (request.method === 'DELETE' && request.resource) known.remove(request.resource);
  const type = String(headers['content-type']);
  if (!type.startsWith('application/json') || text === '') return;
  const said = JSON.parse(text) as Said;
  if (request.method === 'POST') learnOfCommand(known, request, said);
  else if (typeof said.next === 'string') {
    const [path = '', query = ''] = request.url.split('?');
    known.addPage({ path, query: new URLSearchParams(query), cursor: said.next });
  }
}

function learnOfCommand(known: KnownThings, request: FuzzRequest, said: Said): void {
  if (said.number !== undefined) known.rebuild = said.number;
  const [, , collection = '', , part = ''] = request.operation?.path.split('/') ?? [];
  const { id, revision } = said;
  const isCreation = request.resource === null && id !== undefined;
  const resource = isCreation
    ? known.add(collection, id, revision ?? 0, request.said ?? {})
    : request.resource;
  if (!resource) return;
  resource.revision = revision ?? resource.revision;
  forgetClosed(resource, request);
  if (isCreation) learnOfCreation(resource, request);
  else learnOfPart(resource, part, said);
  if (said.correctionId !== undefined) known.add('corrections', said.correctionId, 0);
}

function learnOfCreation({ parts, revision }: Known, { said }: FuzzRequest): void {
  const terms = (said?.['terms'] ?? []) as readonly { readonly termId: string }[];
  for (const { termId } of terms) parts['terms']?.push(termId);
  parts['claims']?.push(revision);
}

function learnOfPart({ parts, revision }: Known, part: string, said: Said): void {
  // An amendment is also its source's claim.
  const made: Readonly<Record<string, string | number | undefined>> = {
    claims: part === 'claims' || part === 'amendments' ? revision : undefined,
    corroborations: part === 'corroborations' ? revision : undefined,
    disputes: part === 'disputes' ? revision : undefined,
    vintages: said.vintage,
    deliveries: said.deliveryId,
    corrections: said.correctionId,
  };
  for (const [name, one] of Object.entries(made)) if (one !== undefined) parts[name]?.push(one);
}

/** A correction that is decided on is closed for good. */
function forgetClosed({ parts }: Known, { url }: FuzzRequest): void {
  const [, closed] = /\/corrections\/([^/]+)\//.exec(url) ?? [];
  const open = parts['corrections'] ?? [];
  if (closed !== undefined && open.includes(closed)) open.splice(open.indexOf(closed), 1);
}
