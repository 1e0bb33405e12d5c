import type { Command } from 'commander';
import type { DiffOptions } from '../comparing/show-diff.js';
import { act } from '../session.js';
import { collect } from '../terminal/arguments.js';
import { examples } from './help.js';

export function addDiff(program: Command): void {
  program
    .command('diff')
    .description('what the ledger changed between two moments of recorded time')
    .requiredOption('--from <moment>', 'a sequence, a time, or a date (its end, UTC)')
    .option('--to <moment>', 'likewise; now, when absent')
    .option('--subject <id>', 'only counts about that strike or situation')
    .option('--family <family>', 'only counts of that family')
    .option('--measure <measure>', 'only counts of that measure')
    .option('--group <group>', 'only counts for that group')
    .option('--source <id>', 'only changes that rest on that source')
    .option('--country <code>', 'only places in that country')
    .option('--param <name=value>', 'another filter of /v1/changes; several times', collect)
    .addHelpText(
      'after',
      examples(
        ['ledger diff --from 2025-10-22 --to 2025-10-23', 'what was changed on the 23rd'],
        ['ledger diff --from 61 --measure killed', 'every change of a killed count since sequence 61'],
        ['ledger diff --from 61 --param direction=down --json', 'corrections downward, for a program'],
      ),
    )
    .action(async (options: DiffOptions, command: Command) => {
      const { showDiff } = await import('../comparing/show-diff.js');
      await act(command, (session) => showDiff(session, options));
    });
}
