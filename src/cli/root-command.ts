import { Command } from 'commander';
import { EXIT } from './endings.js';

/** What a run of the command finds around it: that of its process, unless another program runs it within its own. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** The command that all others are below. It knows what is around this run, and how it ends. */
export class RootCommand extends Command {
  exitCode: number = EXIT.fine;

  constructor(
    name: string,
    readonly around: Surroundings,
  ) {
    super(name);
    const { stdout, stderr } = around;
    this.configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      getOutHelpWidth: () => (stdout.isTTY ? stdout.columns : 80),
      getErrHelpWidth: () => (stderr.isTTY ? stderr.columns : 80),
    });
  }
}

/** @param command one that is below it */
export function rootOf(command: Command): RootCommand {
  return command instanceof RootCommand ? command : rootOf(command.parent as Command);
}
