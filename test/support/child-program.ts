import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { transformFileSync } from '@swc/core';

/** What the embedded log is made of. */
const FOLDERS = [
  'src/event-store/port',
  'src/event-store/in-process',
  'src/event-store/embedded',
  'src/caches',
  'src/sqlite',
] as const;

/**
 * The sources of the embedded log as they are now, compiled so that a process of its own can load them, whatever was
 * built last; their specs are left out. Programs are CommonJS and find the sources beside them:
 * `require('./src/…/index.js')`.
 */
export class ChildPrograms {
  private readonly directory = mkdtempSync(join(tmpdir(), 'ledger-child-'));
  private readonly children: ChildProcessWithoutNullStreams[] = [];

  constructor() {
    writeFileSync(join(this.directory, 'package.json'), '{"type":"commonjs"}');
    symlinkSync(resolve('node_modules'), join(this.directory, 'node_modules'));
    for (const folder of FOLDERS) this.compile(folder);
  }

  /**
   * Runs a program with its arguments in `process.argv.slice(2)`.
   * @param limits shell commands to run before, e.g. `ulimit -f 4096`
   */
  run(program: string, args: readonly string[], limits = ':'): Child {
    const file = join(this.directory, `program-${this.children.length}.js`);
    writeFileSync(file, program);
    const command = [process.execPath, file, ...args];
    const child = spawn('sh', ['-c', `${limits}; exec "$0" "$@"`, ...command]);
    this.children.push(child);
    return new Child(child);
  }

  /** Ends what still runs and removes the compiled sources. */
  cleanUp(): void {
    for (const child of this.children) child.kill('SIGKILL');
    rmSync(this.directory, { recursive: true });
  }

  private compile(folder: string): void {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.spec.ts')) continue;
      const { code } = transformFileSync(join(folder, name), {
        jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2023', keepClassNames: true },
        module: { type: 'commonjs' },
      });
      const compiled = join(this.directory, folder, name.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(compiled), { recursive: true });
      writeFileSync(compiled, code);
    }
  }
}

/** A process whose lines of output a test waits for. */
export class Child {
  readonly lines: string[] = [];
  /** Settles when it has ended and all of its output is in `lines`. */
  readonly ended: Promise<void>;
  private errors = '';
  private partial = '';
  private readonly watchers = new Set<() => void>();

  constructor(private readonly process: ChildProcessWithoutNullStreams) {
    process.stdout.setEncoding('utf8').on('data', (text: string) => this.take(text));
    process.stderr.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
    this.ended = new Promise((settle, fail) => {
      process.once('close', () => settle());
      process.once('error', fail);
    });
  }

  /** Waits until it has printed so many lines. @throws Error with what it said on stderr when it ends before */
  async printed(count: number): Promise<void> {
    const enough = new Promise<void>((settle) => {
      const check = () => {
        if (this.lines.length >= count) settle();
      };
      this.watchers.add(check);
      check();
    });
    const over = this.ended.then(() => {
      if (this.lines.length < count)
        throw new Error(`it ended after ${this.lines.length} lines: ${this.errors}`);
    });
    await Promise.race([enough, over]);
  }

  /** As `kill -9` does it; waits for the end. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
  }

  private take(text: string): void {
    const lines = (this.partial + text).split('\n');
    this.partial = lines.pop() ?? '';
    this.lines.push(...lines);
    for (const check of this.watchers) check();
  }
}
