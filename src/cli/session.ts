import type { Command } from 'commander';
import type { GivenConnection } from './http/connection.js';
import type { LedgerClient } from './http/ledger-client.js';
import { Interrupt } from './terminal/interrupt.js';
import { Output } from './terminal/output.js';

/** What every sub-command works with. */
export interface Session {
  readonly ledger: LedgerClient;
  readonly output: Output;
  readonly interrupt: Interrupt;
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
  const output = new Output(options.json ?? false);
  const interrupt = new Interrupt();
  const onPause = (why: string, milliseconds: number) =>
    output.progress(`${why.split('\n')[0]}; again in ${Math.ceil(milliseconds / 1_000)} s`);
  const ledger = new LedgerClient(connectionOf(options, process.env), interrupt, onPause);
  interrupt.listen();
  try {
    process.exitCode = (await work({ ledger, output, interrupt })) ?? 0;
  } finally {
    output.clear();
    interrupt.stopListening();
  }
}
