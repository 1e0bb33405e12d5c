import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { LedgerHttp } from './http.js';

/** The built ledger, unless another build is named. */
export const ENTRY = resolve(process.env['LEDGER_TEST_ENTRY'] ?? 'dist/ledger/main.js');
/**
 * What Node has compiled of what was built is kept from one start to the next, which makes each a tenth cheaper; a build
 * empties it.
 */
export const KEEP_COMPILED = { NODE_COMPILE_CACHE: resolve('dist/compiled') };
const LISTENING = /^listening on (\S+)\n/m;
const NOT_READY = /^not ready: /m;
/** So much of what a process said is kept for failure messages, in UTF-16 units. */
const KEPT_OUTPUT = 64 * 1024;
const START_TIMEOUT_MS = 60_000;

type Child = ChildProcessByStdio<null, Readable, Readable>;

export interface LedgerProcessOptions {
  readonly dataDirectory: string;
  /** Settings beside the data directory, the port and the admin key. */
  readonly env?: Readonly<Record<string, string>>;
  /** A program with arguments that runs the ledger as a command of its own, in its own process, e.g. to limit it. */
  readonly under?: readonly string[];
}

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const running = new Set<LedgerProcess>();

/** A ledger in a process of its own, as its users run it. */
export class LedgerProcess {
  readonly adminKey: string;
  readonly exited: Promise<Exit>;
  private readonly child: Child;
  private said = '';
  private printed = '';
  private logged = '';
  private listeningAt = '';

  private constructor({ dataDirectory, env = {}, under = [] }: LedgerProcessOptions) {
    this.adminKey = env['LEDGER_ADMIN_KEY'] ?? randomBytes(24).toString('base64url');
    const [program = '', ...args] = [...under, process.execPath, ENTRY];
    this.child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...withoutSettings(process.env),
        ...KEEP_COMPILED,
        LEDGER_DATA_DIR: dataDirectory,
        LEDGER_PORT: '0',
        LEDGER_ADMIN_KEY: this.adminKey,
        // Tests and measurements ask more than anybody would.
        LEDGER_RATE_PER_KEY: '1000000',
        LEDGER_RATE_PER_ADDRESS: '1000000',
        LEDGER_RATE_OF_FAILURES: '1000000',
        ...env,
      },
    });
    running.add(this);
    this.exited = new Promise((settle, fail) => {
      this.child.once('error', fail);
      this.child.once('close', (code, signal) => {
        running.delete(this);
        settle({ code, signal });
      });
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.said = (this.said + text).slice(-KEPT_OUTPUT);
      });
    }
    this.child.stdout.on('data', (text: string) => (this.printed += text));
    this.child.stderr.on('data', (text: string) => (this.logged += text));
  }

  /** Starts one and waits until it listens. @throws Error with what it said when it does not */
  static async start(options: LedgerProcessOptions): Promise<LedgerProcess> {
    const ledger = new LedgerProcess(options);
    ledger.listeningAt = await ledger.listening();
    return ledger;
  }

  /** Starts a node of a log in EventStoreDB, as `start` does. */
  static startNode(
    eventStoreUrl: string,
    dataDirectory: string,
    env: LedgerProcessOptions['env'] = {},
  ): Promise<LedgerProcess> {
    const shared = { LEDGER_LOG: 'eventstoredb', EVENTSTORE_URL: eventStoreUrl };
    return LedgerProcess.start({ dataDirectory, env: { ...env, ...shared } });
  }

  /** E.g. `http://127.0.0.1:40123`. */
  get url(): string {
    return this.listeningAt;
  }

  /** Spoken to with its admin key. */
  get http(): LedgerHttp {
    return new LedgerHttp(this.url, this.adminKey);
  }

  /** What it wrote, the last of it: for failure messages. */
  get output(): string {
    return this.said;
  }

  /** What it wrote on stdout alone: for people. */
  get stdout(): string {
    return this.printed;
  }

  /** What it wrote on stderr alone: its log. */
  get stderr(): string {
    return this.logged;
  }

  /** Of the process. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Whether it has ended. */
  get isGone(): boolean {
    return !running.has(this);
  }

  /** Sends the signal; answers how the process ended, once it has. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<Exit> {
    this.child.kill(signal);
    return this.exited;
  }

  private async listening(): Promise<string> {
    const { promise, resolve: settle, reject } = Promise.withResolvers<string>();
    const fail = (what: string) => reject(new Error(`the ledger ${what}; it said:\n${this.said}`));
    const look = () => {
      const [, url] = LISTENING.exec(this.said) ?? [];
      if (url !== undefined) settle(url);
      // It answers all the same, with what is wrong with it.
      else if (NOT_READY.test(this.said)) fail('is not ready');
    };
    for (const stream of [this.child.stdout, this.child.stderr]) stream.on('data', look);
    const tooLong = setTimeout(() => fail(`did not listen within ${START_TIMEOUT_MS} ms`), START_TIMEOUT_MS);
    this.exited.then(({ code, signal }) => fail(`ended with ${signal ?? code} before it listened`), reject);
    try {
      return await promise;
    } catch (error) {
      this.child.kill('SIGKILL');
      throw error;
    } finally {
      clearTimeout(tooLong);
      for (const stream of [this.child.stdout, this.child.stderr]) stream.off('data', look);
    }
  }
}

/** Ends what a failed test has left running. */
export async function killRemainingLedgers(): Promise<void> {
  await Promise.all([...running].map((ledger) => ledger.kill('SIGKILL')));
}

/** What this process runs with must not leak into the ledgers that it starts. */
function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const others = Object.entries(environment).filter(([name]) => !/^(LEDGER_|EVENTSTORE_)/.test(name));
  return Object.fromEntries(others);
}
