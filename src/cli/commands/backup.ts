import type { Command } from 'commander';
import type { FolderCommand, RestoreCommand } from '../maintenance/backup.js';
import { actOnFiles } from '../session.js';
import { examples } from './help.js';

const DATA = ['--data <folder>', "the ledger's folder; LEDGER_DATA_DIR, when absent"] as const;

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('copy the log into a new folder, whole and checked, also while the ledger runs')
    .argument('<target>', 'a folder that is not there yet')
    .option(...DATA)
    .addHelpText(
      'after',
      `
The log is all that has to be kept: read models are built from it. Whoever has the backup has the hashes of keys and the
secrets of webhooks, so it is readable by its owner alone. It is there once all of it is on the disk.
${examples(
  ['ledger backup /backups/$(date +%F)', 'today'],
  ['ledger backup /backups/2025-10-22 --data /var/lib/ledger', 'of another folder than that of the settings'],
)}`,
    )
    .action(async (target: string, options: FolderCommand, command: Command) => {
      const { makeBackup } = await import('../maintenance/backup.js');
      await actOnFiles(command, (session) => makeBackup(session, target, options));
    });
}

export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('put a backup where a ledger finds it')
    .argument('<backup>', 'its folder')
    .option(...DATA)
    .option('--replace', 'put a log that is there aside, in a folder beside it')
    .addHelpText(
      'after',
      `
The ledger of that folder has to be stopped. The backup is held against its manifest, and the copy again, before anything is
put in place; what was there is never removed.
${examples(
  ['ledger restore /backups/2025-10-22', 'into the empty folder of the settings'],
  ['ledger restore /backups/2025-10-22 --replace', 'in the place of a damaged log'],
  ['ledger restore /backups/2025-10-22 --data ./drill', 'to try it'],
)}`,
    )
    .action(async (from: string, options: RestoreCommand, command: Command) => {
      const { restoreBackup } = await import('../maintenance/backup.js');
      await actOnFiles(command, (session) => restoreBackup(session, from, options));
    });
}
