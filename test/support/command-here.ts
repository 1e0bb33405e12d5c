import { Readable, Writable } from 'node:stream';
import { run } from '../../src/cli/program.js';
import type { Ran, RunOptions } from './ledger-command.js';

/**
 * Runs `ledger` as `runLedger` does, within this process: for what it answers. What only a process has, as signals and a
 * pipe that closes, needs one of its own.
 */
export async function runLedgerHere(
  args: readonly string[],
  { env = {}, cwd = process.cwd(), stdin = '' }: Pick<RunOptions, 'env' | 'cwd' | 'stdin'> = {},
): Promise<Ran> {
  const [stdout, stderr] = [new Kept(), new Kept()];
  const around = {
    env: { PATH: process.env['PATH'], ...env },
    stdin: Readable.from([stdin]),
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stderr as unknown as NodeJS.WriteStream,
  };
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const code = await run(args, '0.0.0', around);
    return { code, stdout: stdout.text, stderr: stderr.text };
  } finally {
    process.chdir(before);
  }
}

/** Keeps what is written. It is no terminal. */
class Kept extends Writable {
  private readonly parts: Buffer[] = [];

  get text(): string {
    return Buffer.concat(this.parts).toString('utf8');
  }

  override _write(part: Buffer, _encoding: BufferEncoding, settle: () => void): void {
    this.parts.push(part);
    settle();
  }
}
