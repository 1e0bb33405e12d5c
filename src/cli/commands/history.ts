import type { Command } from 'commander';
import type { HistoryOptions } from '../history/show-history.js';
import { act } from '../session.js';
import { examples } from './help.js';

export function addHistory(program: Command): void {
  program
    .command('history')
    .description('how the figure of a count was revised: every entry, and a plot of it')
    .argument('[count]', 'id of the count, or its path such as casualty-counts/<id>')
    .option('--subject <subject>', 'instead of the id: what it is about, strike/<id> or situation/<id>')
    .option('--family <family>', 'its family, e.g. casualty')
    .option('--measure <measure>', 'what is counted, e.g. killed')
    .option('--group <group>', 'for whom', 'all')
    .option('--period <period>', 'the days it is about: 2025-10-22, 2025-10, 2025 or 2025-10-20/2025-10-26')
    .option('--as-of <time>', 'what the ledger had recorded by then')
    .option('--as-of-sequence <n>', 'what the ledger had recorded up to that sequence')
    .option('--stated-as-of <time>', 'what had been stated by then')
    .addHelpText(
      'after',
      examples(
        ['ledger history casualty-counts/c3c09498-c149-5142-88fb-5b5433d836d8', 'a count by its id'],
        [
          'ledger history --subject strike/018f3c2a-7b1e-7c40-9a51-3d2e6f708192 --family casualty --measure killed',
          'the same by what it counts: its id follows from that',
        ],
        [
          'ledger history c3c09498-c149-5142-88fb-5b5433d836d8 --as-of 2025-10-22',
          'as it was known that day',
        ],
      ),
    )
    .action(async (count: string | undefined, options: HistoryOptions, command: Command) => {
      const { showHistory } = await import('../history/show-history.js');
      await act(command, (session) => showHistory(session, count, options));
    });
}
