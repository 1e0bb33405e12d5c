import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { type Exit, KEEP_COMPILED } from './ledger-process.js';

const LISTENING = /^listening on (\S+)\n/m;
const started = new Set<NpmStart>();

/** The ledger as the README starts it: npm, which runs a shell, which runs the ledger. */
export class NpmStart {
  private readonly child: ChildProcessByStdio<null, Readable, Readable>;
  private readonly ended: Promise<Exit>;
  private listeningAt = '';

  private constructor(dataDirectory: string) {
    const env = { ...process.env, ...KEEP_COMPILED, LEDGER_DATA_DIR: dataDirectory, LEDGER_PORT: '0' };
    // A group of its own, so that whatever is left of it can be ended.
    this.child = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    this.ended = new Promise((settle, fail) => {
      this.child.once('error', fail).once('exit', (code, signal) => settle({ code, signal }));
    });
    started.add(this);
  }

  /** Starts one and waits until it listens. @throws Error with what it said when it ends before */
  static async begin(dataDirectory: string): Promise<NpmStart> {
    const npm = new NpmStart(dataDirectory);
    npm.listeningAt = await npm.listening();
    return npm;
  }

  /** E.g. `http://127.0.0.1:40123`. */
  get url(): string {
    return this.listeningAt;
  }

  /** Sends SIGTERM to npm alone, as a supervisor does; answers how it ended, once it has. */
  terminate(): Promise<Exit> {
    this.child.kill('SIGTERM');
    return this.ended;
  }

  /** Ends what is left of those that were started, npm's own children too. */
  static async killRemaining(): Promise<void> {
    for (const { child, ended } of started) {
      try {
        process.kill(-Number(child.pid), 'SIGKILL');
      } catch {
        // Nothing is left.
      }
      await ended;
    }
    started.clear();
  }

  private listening(): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    let said = '';
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const [, url] = LISTENING.exec(said) ?? [];
        if (url !== undefined) resolve(url);
      });
    }
    this.ended.then(() => reject(new Error(`npm start ended before it listened; it said:\n${said}`)), reject);
    return promise;
  }
}
