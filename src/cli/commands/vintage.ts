import type { Command } from 'commander';
import { act } from '../session.js';
import { collect } from '../terminal/arguments.js';
import type { PutOptions } from '../vintages/put.js';
import type { GitOptions } from '../vintages/take-git-history.js';
import { examples } from './help.js';

export function addVintage(program: Command): void {
  const vintage = program.command('vintage').description("published versions of a publisher's table");
  vintage
    .command('put')
    .description('hand in published versions of a table, each as it was published')
    .argument('<file...>', 'the published files')
    .requiredOption('--series <series>', 'which series they are versions of: its id or its code')
    .option('--stated-at <time>', 'when it was published; once for each file, in their order', collect)
    .option('--stated-at-from <pattern>', 'or a regular expression that finds it in the name of each file')
    .option('--dry-run', 'only say what would change')
    .option('--cause <cause>', 'why its cells differ, e.g. recording_error; source_revised, when absent')
    .option('--notice <id>', 'the notice that explains the difference')
    .addHelpText(
      'after',
      `
The oldest version is sent first. Each is known by its content and its time: one that is sent again changes nothing, and one
that was cut off goes on. With --stated-at-from the time is the first group of the pattern, or all that it finds:
2024-01-15, 20240115, 2024-01-15T12:11:40-05:00 or 20240115T171140Z. A dry run compares each version with what the
ledger holds, and not with the files before it.
${examples(
  [
    'ledger vintage put casualties_daily.json --series gaza_daily --stated-at 2024-01-15T12:11:40-05:00',
    'one version',
  ],
  [
    `ledger vintage put archive/*.json --series gaza_daily --stated-at-from '\\d{4}-\\d\\d-\\d\\d'`,
    'many, by their names',
  ],
  ['ledger vintage put new.json --series gaza_daily --stated-at 2024-02-01 --dry-run', 'what would change'],
)}`,
    )
    .action(async (files: string[], options: PutOptions, command: Command) => {
      const { putVintages } = await import('../vintages/put.js');
      await act(command, (session) => putVintages(session, files, options));
    });
  vintage
    .command('git')
    .description('hand in every committed version of a file in a git repository, oldest first')
    .argument('<repository>', 'a folder of the repository')
    .argument('<path>', 'the file, from that folder')
    .requiredOption('--series <series>', 'which series they are versions of: its id or its code')
    .option('--rev <revision>', 'the branch, tag or commit whose history it is', 'HEAD')
    .addHelpText(
      'after',
      `
A version was published when its commit was made (the committer's date), and its code git:commit says which one that was.
Renames are followed where git sees them; of merges only what they brought to the branch counts. Run again, it goes on with what the ledger does not have yet. A version that the ledger
refuses is skipped, and named at the end: the exit code is 3 then.
${examples([
  'ledger vintage git ~/datasets casualties_daily.json --series gaza_daily',
  'the whole history, or what has come since the last time',
])}`,
    )
    .action(async (repository: string, path: string, options: GitOptions, command: Command) => {
      const { takeGitHistory } = await import('../vintages/take-git-history.js');
      await act(command, (session) => takeGitHistory(session, repository, path, options));
    });
}
