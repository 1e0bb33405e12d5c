import { request } from 'node:http';
import type { Random } from '../support/random.js';
import { brokenTree } from './broken-bodies.js';
import type { Operation } from './document.js';
import type { KnownThings } from './known-things.js';
import { oddValue } from './odd-values.js';
import type { ValidValues } from './valid-values.js';

const MOST_LINES = 30;
const TOO_LONG = 1024 * 1024 + 1;

/** How a request of many lines is sent and read. */
type Manner = 'whole' | 'slow' | 'cut' | 'unread';
const MANNERS: readonly Manner[] = ['whole', 'whole', 'whole', 'slow', 'cut', 'unread'];

/** Sends lines of commands, whole and broken, by clients of all manners. */
export class CommandLines {
  constructor(
    private readonly url: string,
    private readonly values: ValidValues,
    private readonly known: KnownThings,
    private readonly random: Random,
    private readonly operations: readonly Operation[],
  ) {}

  /** Draws a request. @returns sends it, and says what is wrong with what came back */
  prepare(headers: Readonly<Record<string, string>>): () => Promise<string[]> {
    const { random } = this;
    const lines = Array.from({ length: 1 + random.below(MOST_LINES) }, () => this.line());
    const end = random.pick(['\n', '\r\n', '\n\n']);
    const last = random.below(2) === 0 ? end : '';
    const body = Buffer.concat(
      lines.flatMap((line, at) => [line, Buffer.from(at === lines.length - 1 ? last : end)]),
    );
    const manner = random.pick(MANNERS);
    const there = lines.filter((line) => line.toString('latin1').trim() !== '');
    return async () => {
      const answer = await this.post(body, manner, headers);
      if (answer === null || manner === 'cut' || manner === 'unread') return [];
      return this.complaints(answer, there.length);
    };
  }

  private complaints({ status, text }: { status: number; text: string }, lines: number): string[] {
    if (status !== 200) return status < 500 ? [] : [`status ${status}: ${text}`];
    const answers = text.split('\n').filter((line) => line !== '');
    if (answers.length !== lines) return [`${answers.length} answers for ${lines} lines`];
    return answers.flatMap((line) => {
      const answer = JSON.parse(line) as { status: number; problem?: { code: string } };
      if (answer.status < 500) return [];
      return [`a line is answered ${line}`];
    });
  }

  private line(): Buffer {
    const { random } = this;
    const kind = random.below(20);
    if (kind === 0) return Buffer.from([0xff, 0xfe, 0x00, 0x7b]);
    if (kind === 1)
      return Buffer.from(`{"command": "RegisterSource", "body": {"name": "${'x'.repeat(TOO_LONG)}"}}`);
    if (kind === 2)
      return Buffer.from(random.pick(['', ' ', '{', 'null', '[]', '"x"', '\ufeff{}', '['.repeat(50_000)]));
    if (kind === 3)
      return Buffer.from(JSON.stringify({ command: random.pick(['', 'constructor', 'No', 7]) }));
    const whole = this.whole();
    if (kind < 8) return Buffer.from(JSON.stringify(brokenTree(whole, random)) ?? '');
    if (kind === 8) return Buffer.from(JSON.stringify({ ...whole, more: oddValue(random) }));
    return Buffer.from(JSON.stringify(whole));
  }

  /** A creation or a claim: what needs no more than an id. */
  private whole(): Record<string, unknown> {
    const { random, known } = this;
    const operation = random.pick(this.operations);
    const family = /\/v1\/(\w+)-counts/.exec(operation.path)?.[1] ?? null;
    const collection = operation.path.split('/')[2] ?? '';
    const resource = operation.path.includes('{id}') ? known.pick(random, collection) : null;
    const schema = operation.bodies['application/json'] ?? {};
    return {
      command: nameOf(operation),
      ...(resource ? { id: resource.id, ifMatch: resource.revision } : {}),
      ...(random.below(3) === 0 ? { idempotencyKey: `line-${random.below(2 ** 31)}` } : {}),
      body: this.values.body(schema, { collection, family, resource }),
    };
  }

  private async post(
    body: Buffer,
    manner: Manner,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ status: number; text: string } | null> {
    const { promise, resolve } = Promise.withResolvers<{ status: number; text: string } | null>();
    const { hostname: host, port } = new URL(this.url);
    const type = { 'content-type': 'application/x-ndjson' };
    const sent = request({
      host,
      port,
      path: '/v1/commands',
      method: 'POST',
      headers: { ...headers, ...type },
    });
    sent.on('error', () => resolve(null));
    sent.on('response', (answer) => {
      if (manner === 'unread') {
        answer.pause();
        setTimeout(() => sent.destroy(), 50);
        answer.on('close', () => resolve(null));
        return;
      }
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', () => resolve(null));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    await write(sent, body, manner);
    return promise;
  }
}

/** Names of commands that families share leave the family out. */
function nameOf({ id }: Operation): string {
  const shared = id.replace(/[A-Z][a-z]+Count(Claim|Correction)$/, '$1');
  return `${shared.slice(0, 1).toUpperCase()}${shared.slice(1)}`;
}

async function write(sent: ReturnType<typeof request>, body: Buffer, manner: Manner): Promise<void> {
  if (manner === 'cut') {
    sent.write(body.subarray(0, body.length / 2));
    setTimeout(() => sent.destroy(), 20);
    return;
  }
  if (manner !== 'slow') {
    sent.end(body);
    return;
  }
  const piece = Math.max(1, Math.ceil(body.length / 7));
  for (let at = 0; at < body.length && !sent.destroyed; at += piece) {
    sent.write(body.subarray(at, at + piece));
    await new Promise((next) => setTimeout(next, 2));
  }
  sent.end();
}
