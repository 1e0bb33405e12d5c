import type { Command } from 'commander';
import type { TailOptions } from '../following/follow.js';
import { act } from '../session.js';
import { addFilters } from '../terminal/filters.js';
import { examples } from './help.js';

export function addTail(program: Command): void {
  const command = program
    .command('tail')
    .description('follow the ledger: its events, or how figures change, as they are recorded')
    .option('--after <n>', 'begin after that sequence (0: with the first); with what is new, when absent')
    .option('--limit <n>', 'end after so many')
    .option('--changes', 'how figures change, instead of events');
  addFilters(command, {
    subject: 'only that resource, and counts about it',
    source: 'only what rests on that source',
    others: 'the stream',
  })
    .addHelpText(
      'after',
      examples(
        ['ledger tail', 'every event from now on, until Ctrl-C'],
        ['ledger tail --changes --measure killed --param minRelative=0.1', 'changes by a tenth and more'],
        ['ledger tail --after 120 --json >> events.ndjson', 'from where it was, a CloudEvent a line'],
      ),
    )
    .action(async (options: TailOptions) => {
      const { follow } = await import('../following/follow.js');
      await act(command, (session) => follow(session, options));
    });
}
