import { setTimeout as pause } from 'node:timers/promises';
import type { LedgerHttp } from '../support/http.js';
import type { LedgerProcess } from '../support/ledger-process.js';
import { Random } from '../support/random.js';
import { AnswerRules, type FuzzAnswer } from './answer-rules.js';
import { type AtRest, Inspector } from './at-rest.js';
import { CommandLines } from './command-lines.js';
import { type ApiDocument, type Operation, readDocument } from './document.js';
import { openStream, streamComplaints } from './event-streams.js';
import { KnownThings } from './known-things.js';
import { learn } from './learning.js';
import { PublishedFiles } from './published-files.js';
import { RAW_KINDS, talk } from './raw-connections.js';
import { type Keys, type Registries, RequestMaker } from './request-maker.js';
import { Receiver } from './receiver.js';
import { type FuzzRequest, shown } from './request.js';
import { Sender } from './sender.js';
import { Tally } from './tally.js';
import { ValidValues } from './valid-values.js';

/** Something that the ledger must not do, with the request that made it do so. */
export interface Finding {
  /** The same for what is the same. */
  readonly what: string;
  readonly request: string;
  readonly answer: string;
}

/** What the process holds after so many requests. */
export interface Sample {
  readonly requests: number;
  readonly atRest: AtRest;
}

export interface FuzzResult {
  /** One of each kind. */
  readonly findings: readonly Finding[];
  readonly tally: Tally;
  readonly known: KnownThings;
  readonly document: ApiDocument;
  readonly samples: readonly Sample[];
  /** What was open before and after the run, once nobody is connected any more. */
  readonly sockets: { readonly before: number; readonly after: number };
}

/** Under way at once. */
const AT_ONCE = 32;
/** How often the process is looked into. */
const SAMPLES = 10;
/** So long connections that are closed may take to be gone, in milliseconds. */
const SOCKETS_MS = 60_000;
const LOOK_AGAIN_MS = 200;
/** Of a hundred requests, those that are whole. */
const WHOLE = 65;

/** So often operations are drawn that are not drawn as often as others. */
const WEIGHTS: Readonly<Record<string, number>> = {
  rebuildProjections: 0.05,
  cancelProjectionRebuild: 0.1,
  registerWebhook: 0.1,
  deleteWebhook: 0.3,
  issueKey: 0.2,
  revokeKey: 0.2,
  retractStrike: 0.3,
  ...Object.fromEntries(
    ['Casualty', 'Munitions', 'Rescue', 'Displacement', 'Damage', 'Disruption'].flatMap((family) => [
      [`retract${family}Count`, 0.2],
      [`retract${family}CountClaim`, 0.3],
    ]),
  ),
  defineMeasure: 0.3,
  defineGroup: 0.3,
  registerSource: 0.5,
};

const CREATION = /^\/v1\/[\w-]+$/;

/** Sends requests to a ledger that is there for nothing else. @param ledger started with `--inspect` */
export async function runFuzz(
  ledger: LedgerProcess,
  { requests, seed, say = () => {} }: { requests: number; seed: number; say?: (line: string) => void },
): Promise<FuzzResult> {
  const receiver = await Receiver.start();
  const inspector = await Inspector.of(ledger.output);
  const run = await FuzzRun.of(ledger, seed, receiver.url, say);
  const samples: Sample[] = [];
  const step = Math.max(AT_ONCE, Math.ceil(requests / SAMPLES));
  try {
    const { sockets: before } = await inspector.look();
    while (run.sent < requests) {
      await run.send(Math.min(step, requests - run.sent), inspector);
      const atRest = await inspector.look();
      samples.push({ requests: run.sent, atRest });
      const heap = (atRest.heapUsed / 2 ** 20).toFixed(1);
      say(`${run.sent} requests, ${run.findings.length} kinds of findings, heap ${heap} MiB`);
    }
    run.close();
    receiver.stop();
    const after = await socketsLeft(inspector, before);
    return { ...run.result, samples, sockets: { before, after } };
  } finally {
    inspector.close();
    run.close();
    receiver.stop();
  }
}

/** Connections that this side has closed take a moment to be gone on the other. */
async function socketsLeft(inspector: Inspector, before: number): Promise<number> {
  const end = performance.now() + SOCKETS_MS;
  for (;;) {
    const { sockets } = await inspector.look();
    if (sockets <= before || performance.now() > end) return sockets;
    await pause(LOOK_AGAIN_MS);
  }
}

class FuzzRun {
  sent = 0;
  /** Processor time of the ledger for what was sent last, in milliseconds. */
  private busyMs = 0;
  private readonly found = new Map<string, Finding>();
  private readonly tally = new Tally();
  private readonly sender: Sender;
  private readonly drawn: readonly Operation[];
  private readonly streams: readonly Operation[];

  private constructor(
    private readonly url: string,
    private readonly random: Random,
    private readonly document: ApiDocument,
    private readonly known: KnownThings,
    private readonly rules: AnswerRules,
    private readonly maker: RequestMaker,
    private readonly lines: CommandLines,
    private readonly files: PublishedFiles,
    private readonly say: (line: string) => void,
  ) {
    this.sender = new Sender(url);
    const isStream = ({ answers }: Operation) => answers[200]?.content?.['text/event-stream'] !== undefined;
    this.streams = document.operations.filter(isStream);
    const apart = new Set(['sendCommands', 'putVintage']);
    this.drawn = document.operations.filter((one) => !isStream(one) && !apart.has(one.id));
  }

  static async of(
    ledger: LedgerProcess,
    seed: number,
    receiver: string,
    say: (line: string) => void,
  ): Promise<FuzzRun> {
    const { url, adminKey } = ledger;
    const random = new Random(seed);
    const document = await readDocument(url);
    const known = new KnownThings();
    const registries = await readRegistries(url);
    const values = new ValidValues(
      document.schemas,
      known,
      random,
      await readMeasures(ledger.http),
      receiver,
    );
    const rules = new AnswerRules(document, registries.problems, [process.cwd(), adminKey]);
    const maker = new RequestMaker(
      values,
      known,
      random,
      await makeKeys(ledger),
      registries,
      document.operations,
    );
    const simple = document.operations.filter(
      ({ method, path, bodies }) =>
        method === 'POST' &&
        bodies['application/json'] &&
        !/\/(keys|webhooks|projections)/.test(path) &&
        path.split('{').length < 3,
    );
    const lines = new CommandLines(url, values, known, random, simple);
    const put = document.operations.find(({ id }) => id === 'putVintage');
    if (!put) throw new Error('no operation takes vintages');
    return new FuzzRun(
      url,
      random,
      document,
      known,
      rules,
      maker,
      lines,
      new PublishedFiles(put, known, random),
      say,
    );
  }

  get findings(): readonly Finding[] {
    return [...this.found.values()];
  }

  get result(): Omit<FuzzResult, 'samples' | 'sockets'> {
    const { findings, tally, known, document } = this;
    return { findings, tally, known, document };
  }

  close(): void {
    this.sender.close();
  }

  /** Sends so many requests more, some at once. */
  async send(requests: number, inspector: Inspector): Promise<void> {
    const end = this.sent + requests;
    while (this.sent < end) {
      const batch = Array.from({ length: Math.min(AT_ONCE, end - this.sent) }, () => this.next());
      this.sent += batch.length;
      const before = await inspector.busyMs();
      const settled = await Promise.all(batch.map((send) => send()));
      this.busyMs = (await inspector.busyMs()) - before;
      for (const settle of settled) settle();
    }
  }

  /**
   * Draws the next request.
   * @returns sends it; what that comes to is looked at in the order of drawing, so that a seed draws the same again
   */
  private next(): () => Promise<() => void> {
    const { random, sent } = this;
    const kind = random.below(1_000);
    if (kind < 20) return this.ofStream();
    if (kind < 35) return this.ofLines();
    if (kind < 45) return this.ofRaw(sent);
    const request = this.request(kind);
    return async () => {
      const answer = await this.sender.send(request);
      return () => this.judge(request, answer);
    };
  }

  private request(kind: number): FuzzRequest {
    const { random, maker } = this;
    const isWhole = random.below(100) < WHOLE;
    if (kind < 85) return this.files.make(isWhole, maker.secret('reviewer'));
    const further = kind < 125 ? maker.followPage() : null;
    return further ?? maker.make(this.operation(), isWhole || this.sent < 200);
  }

  /** First what there has to be for the rest. */
  private operation(): Operation {
    const { random, known, sent } = this;
    const creations = this.drawn.filter(({ method, path }) => method === 'POST' && CREATION.test(path));
    if (sent < 300 || random.below(5) === 0) {
      const scarce = creations.filter(({ path }) => known.of(path.split('/')[2] ?? '').length < 3);
      if (scarce.length > 0 && random.below(4) > 0) return this.weighed(scarce.slice(0, 4));
    }
    return this.weighed(random.below(4) === 0 ? creations : this.drawn);
  }

  private weighed(operations: readonly Operation[]): Operation {
    for (;;) {
      const operation = this.random.pick(operations);
      if (this.random.below(100) < 100 * (WEIGHTS[operation.id] ?? 1)) return operation;
    }
  }

  private ofStream(): () => Promise<() => void> {
    const request = this.maker.make(this.random.pick(this.streams), this.random.below(100) < WHOLE);
    return async () => {
      const isOpened = request.method === 'GET';
      const answer = await (isOpened ? openStream(this.url, request) : this.sender.send(request));
      return () => {
        this.judge(request, answer);
        if (!(answer instanceof Error) && answer.status === 200 && isOpened && request.operation)
          for (const what of streamComplaints(answer.text)) this.report(what, request, answer);
      };
    };
  }

  private ofLines(): () => Promise<() => void> {
    const access = this.maker.secret(this.random.pick(['analyst', 'reviewer'] as const));
    const sending = this.lines.prepare(access);
    return async () => {
      const complaints = await sending();
      return () => {
        for (const what of complaints) this.reportText(what, 'POST /v1/commands', '');
      };
    };
  }

  private ofRaw(kind: number): () => Promise<() => void> {
    const { url, random } = this;
    const { seed } = new Random(random.below(2 ** 31));
    return async () => {
      const came = await talk(url, new Random(seed), kind % RAW_KINDS);
      return () => {
        if (/^HTTP\/1\.1 5/m.test(came))
          this.reportText('a 5xx for what is no HTTP', String(kind % RAW_KINDS), came);
      };
    };
  }

  private judge(request: FuzzRequest, answer: FuzzAnswer | Error): void {
    if (answer instanceof Error) {
      this.reportText(`no answer: ${answer.message}`, shown(request), '');
      return;
    }
    const { operation, method, url, isAhead } = request;
    this.tally.add(operation?.id ?? '(no operation)', request.isWhole, answer.status, refusalOf(answer));
    for (const what of this.rules.complaints(
      { operation, method, url, isAhead, busyMs: this.busyMs },
      answer,
    ))
      this.report(what, request, answer);
    learn(this.known, request, answer);
  }

  private report(what: string, request: FuzzRequest, answer: FuzzAnswer): void {
    const { status, headers, text } = answer;
    const said = `${status} ${JSON.stringify(headers)}\n${text.slice(0, 3_000)}`;
    this.reportText(`${request.operation?.id ?? request.method}: ${what}`, shown(request), said);
  }

  private reportText(what: string, request: string, answer: string): void {
    if (this.found.has(what)) return;
    this.found.set(what, { what, request, answer });
    this.say(`found: ${what}\n${request}\n\n${answer}\n`);
  }
}

/** Why something was refused, without what differs each time. */
function refusalOf({ status, text }: FuzzAnswer): string {
  if (status < 400) return '';
  const { code = '', errors = [] } = JSON.parse(text || '{}') as {
    code?: string;
    errors?: { detail: string }[];
  };
  return `${code} ${errors[0]?.detail ?? ''}`.trim().replace(/[0-9a-f-]{36}|\d+/g, '…');
}

/** People of every role; of those that add and change there are several, as four eyes need. */
async function makeKeys(ledger: LedgerProcess): Promise<Keys> {
  const key = async (actor: string, role: string) =>
    (await ledger.http.record<{ secret: string }>('/keys', { actor, role })).secret;
  return {
    reader: [await key('ren', 'reader')],
    analyst: [await key('ana', 'analyst'), await key('ann', 'analyst')],
    reviewer: [await key('rea', 'reviewer'), await key('ben', 'reviewer')],
    admin: [ledger.adminKey, await key('ada', 'admin')],
  };
}

async function readRegistries(url: string): Promise<Registries> {
  const ask = async (path: string) => (await (await fetch(`${url}${path}`)).json()) as { items: Item[] };
  const [problems, events] = [await ask('/problems'), await ask('/schemas')];
  return {
    problems: problems.items.map(({ code }) => code ?? ''),
    events: events.items.map(({ name, type }) => name ?? type ?? ''),
  };
}

interface Item {
  readonly code?: string;
  readonly name?: string;
  readonly type?: string;
}

async function readMeasures(http: LedgerHttp): Promise<Record<string, string[]>> {
  const { items } = (await http.get('/measures?limit=1000')).json<{
    items: { family: string; code: string }[];
  }>();
  const byFamily = Map.groupBy(items, ({ family }) => family);
  return Object.fromEntries([...byFamily].map(([family, all]) => [family, all.map(({ code }) => code)]));
}
