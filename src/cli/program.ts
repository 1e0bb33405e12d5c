import { Command, CommanderError } from 'commander';
import { addBackup, addRestore } from './commands/backup.js';
import { addDiff } from './commands/diff.js';
import { addExport } from './commands/export.js';
import { addHelp } from './commands/help.js';
import { addHistory } from './commands/history.js';
import { addKeys } from './commands/keys.js';
import { addSeries } from './commands/series.js';
import { addTail } from './commands/tail.js';
import { addVerify } from './commands/verify.js';
import { addVintage } from './commands/vintage.js';
import { EXIT, exitCodeOf, InterruptedError, RefusedError } from './endings.js';
import { Output } from './terminal/output.js';

/** Of sysexits.h: a fault of the command itself. */
const EX_SOFTWARE = 70;
/** As a shell reports a program that wrote to a pipe that nobody reads any more. */
const BROKEN_PIPE = 141;

const EPILOGUE = `
Where the ledger is: --url or LEDGER_URL, with --key or LEDGER_KEY (a variable does not show in lists of processes).
Without a URL it is the local ledger of LEDGER_HOST and LEDGER_PORT, with the key that it keeps in LEDGER_DATA_DIR.
verify, backup and restore work on the files in LEDGER_DATA_DIR, whether a ledger runs or not.

Exit codes:
  ${EXIT.fine}    all was done
  ${EXIT.refused}    the ledger refused, or a log is damaged; standard error says why
  ${EXIT.usage}    the command line, a file or a setting is not what it should be
  ${EXIT.partly}    some of it was done, some refused; the end says which
  ${EXIT.unreachable}    no ledger answers, or none that is ready
  ${EXIT.interrupted}  interrupted (Ctrl-C); what was acknowledged stays, and standard error says how to go on

What is refused for the moment (503, 429) and connections that drop are tried again for about a minute;
a sequence that the ledger does not come nearer to is waited for twice.`;

/** The command with all that is below it. What a sub-command does is loaded when it is called. */
function createProgram(version: string): Command {
  const program = new Command('ledger')
    .description('Works with a Conflict Ledger: figures about a war, with every revision of them.')
    .version(version)
    .option('--url <url>', 'the ledger, e.g. https://ledger.example.org')
    .option('--key <key>', 'an access key')
    .option('--json', 'results as JSON on standard output, and nothing else there')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(--help tells more)')
    .addHelpText('after', EPILOGUE)
    .exitOverride();
  for (const add of [
    addSeries,
    addVintage,
    addHistory,
    addExport,
    addTail,
    addDiff,
    addKeys,
    addVerify,
    addBackup,
    addRestore,
    addHelp,
  ]) {
    add(program);
  }
  return program;
}

/**
 * Runs the command with its arguments.
 * @param version of the package
 * @returns the exit code
 */
export async function run(args: readonly string[], version: string): Promise<number> {
  endWithBrokenPipe();
  try {
    await createProgram(version).parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? EXIT.fine);
  } catch (error) {
    return report(error, args.includes('--json'));
  }
}

/** Whoever reads the results may have enough of them: `ledger tail | head`. */
function endWithBrokenPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(BROKEN_PIPE);
  });
}

function report(error: unknown, isJson: boolean): number {
  // It has written its help or its complaint itself.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  const output = new Output(isJson);
  const code = exitCodeOf(error);
  if (isJson && error instanceof RefusedError) output.json({ problem: error.problem });
  if (code === undefined) output.note(`ledger: ${error instanceof Error ? error.stack : String(error)}`);
  else if (!(error instanceof InterruptedError)) output.note(`ledger: ${(error as Error).message}`);
  return code ?? EX_SOFTWARE;
}
