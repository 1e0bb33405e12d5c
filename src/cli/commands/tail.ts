import type { Command } from 'commander';
import type { TailOptions } from '../following/follow.js';
import { act } from '../session.js';
import { collect } from '../terminal/arguments.js';
import { examples } from './help.js';

export function addTail(program: Command): void {
  program
    .command('tail')
    .description('follow the ledger: its events, or how figures change, as they are recorded')
    .option('--after <n>', 'begin after that sequence (0: with the first); with what is new, when absent')
    .option('--limit <n>', 'end after so many')
    .option('--changes', 'how figures change, instead of events')
    .option('--subject <id>', 'only that resource, and counts about it')
    .option('--family <family>', 'only counts of that family')
    .option('--measure <measure>', 'only counts of that measure')
    .option('--group <group>', 'only counts for that group')
    .option('--source <id>', 'only what rests on that source')
    .option('--country <code>', 'only places in that country')
    .option('--param <name=value>', 'another filter of the stream; several times', collect)
    .addHelpText(
      'after',
      examples(
        ['ledger tail', 'every event from now on, until Ctrl-C'],
        ['ledger tail --changes --measure killed --param minRelative=0.1', 'changes by a tenth and more'],
        ['ledger tail --after 120 --json >> events.ndjson', 'from where it was, a CloudEvent a line'],
      ),
    )
    .action(async (options: TailOptions, command: Command) => {
      const { follow } = await import('../following/follow.js');
      await act(command, (session) => follow(session, options));
    });
}
