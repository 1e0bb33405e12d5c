import type { Command } from 'commander';
import type { DiffOptions } from '../comparing/show-diff.js';
import { act } from '../session.js';
import { addFilters } from '../terminal/filters.js';
import { examples } from './help.js';

export function addDiff(program: Command): void {
  const command = program
    .command('diff')
    .description('what the ledger changed between two moments of recorded time')
    .requiredOption('--from <moment>', 'a sequence, a time, or a date (its end, UTC)')
    .option('--to <moment>', 'likewise; now, when absent');
  addFilters(command, {
    subject: 'only counts about that strike or situation',
    source: 'only changes that rest on that source',
    others: '/v1/changes',
  })
    .addHelpText(
      'after',
      examples(
        ['ledger diff --from 2025-10-22 --to 2025-10-23', 'what was changed on the 23rd'],
        ['ledger diff --from 61 --measure killed', 'every change of a killed count since sequence 61'],
        ['ledger diff --from 61 --param direction=down --json', 'corrections downward, for a program'],
      ),
    )
    .action(async (options: DiffOptions) => {
      const { showDiff } = await import('../comparing/show-diff.js');
      await act(command, (session) => showDiff(session, options));
    });
}
