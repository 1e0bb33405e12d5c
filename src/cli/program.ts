import { CommanderError } from 'commander';
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
import { RootCommand, type Surroundings } from './root-command.js';
import { Output } from './terminal/output.js';

/** Of sysexits.h: a fault of the command itself. */
const EX_SOFTWARE = 70;

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
function createProgram(version: string, around: Surroundings): RootCommand {
  const program = new RootCommand('ledger', around);
  program
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
 * @param around what it reads and writes
 * @returns the exit code
 */
export async function run(args: readonly string[], version: string, around: Surroundings): Promise<number> {
  const program = createProgram(version, around);
  try {
    await program.parseAsync(args, { from: 'user' });
    return program.exitCode;
  } catch (error) {
    return report(error, new Output(args.includes('--json'), around.stdout, around.stderr));
  }
}

function report(error: unknown, output: Output): number {
  // It has written its help or its complaint itself.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  const code = exitCodeOf(error);
  if (output.isJson && error instanceof RefusedError) output.json({ problem: error.problem });
  if (code === undefined) output.note(`ledger: ${error instanceof Error ? error.stack : String(error)}`);
  else if (!(error instanceof InterruptedError)) output.note(`ledger: ${(error as Error).message}`);
  return code ?? EX_SOFTWARE;
}
