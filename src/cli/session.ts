import type { Command } from 'commander';
import { EXIT, UsageError } from './endings.js';
import type { GivenConnection } from './http/connection.js';
import type { Waiting } from './http/persistence.js';
import type { LedgerClient } from './http/ledger-client.js';
import { rootOf, type Surroundings } from './root-command.js';
import { Interrupt } from './terminal/interrupt.js';
import { Output } from './terminal/output.js';

/** What a sub-command works with that asks no ledger. */
export interface FileSession {
  readonly around: Surroundings;
  readonly output: Output;
  readonly interrupt: Interrupt;
}

/** What every other sub-command works with. */
export interface Session extends FileSession {
  readonly ledger: LedgerClient;
}

/** The options that every sub-command has. */
export interface CommonOptions extends GivenConnection {
  readonly json?: boolean;
}

/** What a sub-command does. @returns the exit code, when it is not that of success */
export type Act = (session: Session) => Promise<number | void>;

/** Does what a sub-command is for, with the options that were given anywhere on the line. */
export async function act(command: Command, work: Act): Promise<void> {
  // Loaded here, so that help is there at once.
  const { connectionOf } = await import('./http/connection.js');
  const { LedgerClient } = await import('./http/ledger-client.js');
  const options: CommonOptions = command.optsWithGlobals();
  const session = beginSession(command);
  const { around, output, interrupt } = session;
  const onPause = sayWhy(output);
  const ledger = new LedgerClient(connectionOf(options, around.env), interrupt, onPause);
  await run(command, session, () => work({ ...session, ledger }));
}

/** What is waited for: on a terminal in passing; aloud where it may never come. */
function sayWhy(output: Output): Waiting['onPause'] {
  return ({ message, isWaitedFor }, milliseconds) => {
    const [title, detail] = message.split('\n').map((line) => line.trim());
    const again = `again in ${Math.ceil(milliseconds / 1_000)} s`;
    if (isWaitedFor) output.note(`${title}${detail ? `: ${detail}` : ''}; ${again}`);
    else output.progress(`${title}; ${again}`);
  };
}

/** Does what a sub-command is for that works on the files of a ledger. */
export async function actOnFiles(
  command: Command,
  work: (session: FileSession) => Promise<number | void>,
): Promise<void> {
  const options: CommonOptions = command.optsWithGlobals();
  if (options.url !== undefined || options.key !== undefined) {
    throw new UsageError(
      `${command.name()} works on files where the ledger runs: it takes no --url and no --key`,
    );
  }
  const session = beginSession(command);
  // What is written holds hashes of keys and secrets of webhooks.
  const before = process.umask(0o077);
  try {
    await run(command, session, () => work(session));
  } finally {
    process.umask(before);
  }
}

function beginSession(command: Command): FileSession {
  const { around } = rootOf(command);
  const { json = false }: CommonOptions = command.optsWithGlobals();
  return { around, output: new Output(json, around.stdout, around.stderr), interrupt: new Interrupt() };
}

async function run(
  command: Command,
  { output, interrupt }: FileSession,
  work: () => Promise<number | void>,
): Promise<void> {
  interrupt.listen();
  try {
    rootOf(command).exitCode = (await work()) ?? EXIT.fine;
  } finally {
    output.clear();
    interrupt.stopListening();
  }
}
