import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { KEEP_COMPILED } from './ledger-process.js';

/** The built command, unless another build is named. */
export const COMMAND = resolve(process.env['LEDGER_TEST_COMMAND'] ?? 'dist/src/cli/main.js');

/** How a run of the command ended, and what it said. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly stdin?: string;
  /** Another program than the built command. */
  readonly entry?: string;
  /** Sees the process when it runs. */
  readonly onStart?: (child: ChildProcessWithoutNullStreams) => void;
}

/** Runs `ledger` with its arguments, as a shell does, until it ends. None of the settings of this process reach it. */
export function runLedger(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { env = {}, cwd, stdin = '', entry = COMMAND, onStart } = options;
  const { promise, resolve: settle, reject } = Promise.withResolvers<Ran>();
  const child = spawn(process.execPath, [entry, ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...KEEP_COMPILED, ...env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.once('error', reject);
  child.once('close', (code) => settle({ code, stdout, stderr }));
  child.stdin.end(stdin);
  onStart?.(child);
  return promise;
}
