import type { RejectionCode } from '../../domain/kernel/decision.js';

/** A kind of problem: what its code means to whoever gets it. */
export interface ProblemKind {
  /** HTTP status. */
  readonly status: number;
  readonly title: string;
  /** What happened and what to do about it, for people. */
  readonly explanation: string;
}

const kind = (status: number, title: string, explanation: string): ProblemKind => ({
  status,
  title,
  explanation,
});

/** Every kind of problem that the API answers, by its code. The codes are promised to clients. */
const KINDS = {
  'malformed-json': kind(
    400,
    'The body is not JSON',
    'Send one JSON value in UTF-8. NaN and Infinity are not JSON.',
  ),
  'malformed-url': kind(
    400,
    'The URL is malformed',
    'A percent sign begins an escape of two hexadecimal digits, and the bytes that escapes stand for are UTF-8.',
  ),
  'malformed-request': kind(400, 'The request is malformed', 'The request is not well-formed HTTP.'),
  'bad-query': kind(
    400,
    'A query parameter does not parse',
    'errors[] names the parameters. asOf and asOfSequence name one point in two ways and exclude each other.',
  ),
  'bad-cursor': kind(
    400,
    'The cursor belongs to another list',
    'A cursor goes on with the list that gave it: the same path, filters, order and as-of point.',
  ),
  'bad-last-event-id': kind(
    400,
    'The Last-Event-ID is no sequence',
    'The ids of streams are sequences. Send the last one that came, or leave the header out.',
  ),
  'bad-idempotency-key': kind(
    400,
    'The Idempotency-Key is malformed',
    'An Idempotency-Key has 1 to 255 visible ASCII characters.',
  ),
  'bad-if-match': kind(
    400,
    'If-Match is malformed',
    'If-Match holds one revision in quotes, as an ETag gives it: If-Match: "3".',
  ),
  'bad-min-sequence': kind(
    400,
    'Ledger-Min-Sequence is malformed',
    'Ledger-Min-Sequence holds one sequence, as Ledger-Sequence gives it.',
  ),
  unauthorized: kind(
    401,
    'A key is needed',
    'Send Authorization: Bearer, and a key or a token. What is malformed, unknown, revoked or expired is refused everywhere.',
  ),
  forbidden: kind(
    403,
    'The key does not allow this',
    'What the key or token says of who you are does not allow this. Reading needs reader; adding analyst; changing what is in force reviewer; keys, projections and webhooks admin.',
  ),
  'own-correction': kind(
    403,
    'The correction is your own',
    'Who proposes a correction neither accepts nor rejects it, whatever their role. They may withdraw it.',
  ),
  'not-found': kind(
    404,
    'There is no such thing',
    'No resource or path has this address, or it has no entry at the point that the request reads as of.',
  ),
  'method-not-allowed': kind(
    405,
    'The path has no such method',
    'The Allow header names the methods that it has.',
  ),
  'not-acceptable': kind(
    406,
    'It does not come in that form',
    'Accept, or format, names none of the forms that this has. The detail says which it has.',
  ),
  'request-timeout': kind(
    408,
    'The request took too long',
    'The request did not arrive in time. Send it again.',
  ),
  retracted: kind(
    409,
    'It is retracted',
    'What is retracted cannot be changed. A count is reported again, a strike reopened by an amendment, a delivery recorded anew.',
  ),
  'id-taken': kind(409, 'The id is taken', 'Another resource has the id that the body brought.'),
  'code-taken': kind(
    409,
    'The code is taken',
    'A measure or group with this code is built in or defined already: existingId names it. What it means stays.',
  ),
  'count-exists': kind(
    409,
    'The quantity is reported already',
    'One quantity has one count. Amend the count named by existingId, or record a claim beside its figure.',
  ),
  'claim-not-standing': kind(
    409,
    'The claim does not stand',
    'The claim was superseded by a newer one of its source, or taken back.',
  ),
  'diplomatic-event-closed': kind(
    409,
    'The diplomatic event is over',
    'What was held, adopted or failed takes only another outcome; what was cancelled only a postponement, which revives it.',
  ),
  'stage-backward': kind(
    409,
    'A stage only goes forward',
    'An agreement is considered, intent, signed, ratified, in_force, terminated: later stages never give way to earlier ones. The answer shows the present one in stage.',
  ),
  'figure-moved': kind(
    409,
    'The figure has moved since the proposal',
    'proposedOn is the figure that it was made on; figureRevision and figure are what is in force now. Accept with figureMoved "accept" if it holds all the same, or reject it.',
  ),
  'correction-closed': kind(
    409,
    'The correction is closed',
    'It was accepted, rejected or withdrawn already, as correctionStatus says. Propose another one.',
  ),
  'unreadable-file': kind(
    400,
    'The file cannot be read',
    'It is not in the form that the series is published in, or has no rows where the series says. It was refused whole: nothing changed.',
  ),
  'vintage-exists': kind(
    409,
    'Another vintage stands at that time',
    'The series has a vintage published at that time with other content: existingVintage is its number. One publisher publishes one table at a time.',
  ),
  'vintage-open': kind(
    409,
    'A vintage is being taken',
    'One vintage of a series at a time: openVintage, statedAt and sha256 say which. Wait for it; when it was cut off, the same file completes it.',
  ),
  'rebuild-running': kind(
    409,
    'The read models are being built already',
    'One rebuild at a time: number is the generation that is being built. Wait for it, or cancel it.',
  ),
  'stale-revision': kind(
    412,
    'The revision is not the present one',
    'Something changed after the revision in If-Match. The answer shows the present one: decide again on it.',
  ),
  'too-large': kind(
    413,
    'The body is too large',
    'A body has up to 512 KiB, that of a vintage up to 64 MiB, and what is kept of a command up to 900 KiB.',
  ),
  'unsupported-media-type': kind(
    415,
    'The body has another media type',
    'Send Content-Type: application/json, to /v1/commands application/x-ndjson, and no Content-Encoding.',
  ),
  invalid: kind(
    422,
    'The request is not valid',
    'It parses, and a member or a parameter is not what it may be. errors[] points at each (RFC 6901 in a body).',
  ),
  'no-change': kind(
    422,
    'Nothing would change',
    'The ledger holds this already: the same figure, statement, grade or status.',
  ),
  'key-reused': kind(
    422,
    'The Idempotency-Key was used before',
    'The same key came with another body. errors[] names the members that differ. Use a new key for a new command.',
  ),
  'period-needed': kind(
    422,
    'A period is needed',
    'A count of a situation says which days it is about, unless its publisher keeps only the newest value (running).',
  ),
  'adopt-needed': kind(
    422,
    'The next claim has to be named',
    'The claim in force falls while others stand: name the one that takes its place in adopt.',
  ),
  'part-circle': kind(422, 'A whole cannot be its own part', 'partOf would make a circle of strikes.'),
  'precondition-required': kind(
    428,
    'If-Match is needed',
    'What is in force changes only by who has seen it: send the ETag of the resource in If-Match.',
  ),
  'too-many-requests': kind(
    429,
    'Too many requests',
    'This node takes so many requests of one actor, or from one address. Come back after the time in Retry-After; /v1/commands takes many commands in one request.',
  ),
  'headers-too-large': kind(431, 'The headers are too large', 'Send fewer or shorter headers.'),
  internal: kind(
    500,
    'Something went wrong here',
    'The fault is the ledger’s. requestId finds it in the log of the node. Repeating with the same Idempotency-Key is safe.',
  ),
  unavailable: kind(
    503,
    'The log is out of reach',
    'The command may or may not have been recorded. Repeat it with the same Idempotency-Key: it has one effect.',
  ),
  'issuer-unavailable': kind(
    503,
    'Tokens cannot be checked now',
    'The issuer of tokens does not give its keys, so that nobody can tell whether the token holds. Try again; access keys are taken all the same.',
  ),
  contention: kind(
    503,
    'Too many changes at once',
    'The stream kept moving; nothing was recorded. Try again.',
  ),
  'not-accepting': kind(
    503,
    'This node takes no commands now',
    'Its read models are not following the log, or the log does not answer. See /health/ready. Nothing was recorded.',
  ),
  overloaded: kind(
    503,
    'This node has more to do than it can',
    'It has too many commands under way, is far behind the log, or is short of memory or of disk. Nothing was recorded: send it again after the time in Retry-After, or to another node. Reads go on.',
  ),
  'not-ready': kind(
    503,
    'This node is not ready',
    'It builds its read models: for the first time, because its version has others, or because they were damaged. See /health/ready; other nodes may answer.',
  ),
  'too-many-streams': kind(
    503,
    'This node has as many streams open as it serves',
    'Connect again after the time in Retry-After, or to another node.',
  ),
  behind: kind(
    503,
    'This node has not applied that sequence yet',
    'It waited for the sequence asked for. Try again, or ask another node.',
  ),
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof KINDS;

// Every refusal of the domain is a problem of the API.
export const PROBLEMS: Readonly<Record<ProblemCode | RejectionCode, ProblemKind>> = KINDS;

/** The kind with that code, if there is one. */
export function findProblemKind(code: string): ProblemKind | undefined {
  return Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as ProblemCode] : undefined;
}
