import type { Command } from 'commander';
import type { VerifyCommand } from '../maintenance/verify.js';
import { actOnFiles } from '../session.js';
import { collect } from '../terminal/arguments.js';
import { examples } from './help.js';

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('read the log again and hold it, and the read model, against all that the ledger promises')
    .argument('[folder]', "a ledger's folder, or a backup; the log of the settings, when absent")
    .option('--against <digest>', 'a digest, a file that holds one, or a backup; several times', collect)
    .option('--no-read-model', 'only the log')
    .option('--most <number>', 'how many places to name; 20, when absent')
    .addHelpText(
      'after',
      `
It changes nothing and may run beside the ledger. It ends with 0 when all is whole, and with 1 when something is damaged, and
says where. What it prints as digest stands for every event up to then: a later run with --against shows whether they are
still the same. The read model is held against one that is built in a temporary folder (TMPDIR), which takes as long as a
rebuild.
${examples(
  ['ledger verify', 'the log of the settings, with its read model'],
  ['ledger verify --no-read-model --json > today.json', 'the log alone, for programs'],
  ['ledger verify --against yesterday.json', 'and whether what was there yesterday is unchanged'],
  ['ledger verify /backups/2025-10-22', 'a backup'],
)}`,
    )
    .action(async (folder: string | undefined, options: VerifyCommand, command: Command) => {
      const { verifyLog } = await import('../maintenance/verify.js');
      await actOnFiles(command, (session) => verifyLog(session, folder, options));
    });
}
