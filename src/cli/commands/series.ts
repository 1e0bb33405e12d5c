import type { Command } from 'commander';
import type { WriteOptions } from '../series/series.js';
import { act } from '../session.js';
import { examples } from './help.js';

const KEY = '--idempotency-key <key>';
const KEY_SAYS = 'makes a repetition of the command the same command; a new one each time, when absent';

export function addSeries(program: Command): void {
  const series = program.command('series').description("how publishers' tables map to counts");
  series
    .command('list')
    .description('all series')
    .addHelpText('after', examples(['ledger series list', 'with their codes, which other commands take']))
    .action(async (_options: object, command: Command) => {
      const { listSeries } = await import('../series/series.js');
      await act(command, listSeries);
    });
  series
    .command('show')
    .description('one series with its mapping')
    .argument('<series>', 'its id or its code')
    .addHelpText('after', examples(['ledger series show gaza_daily', 'as JSON, which amend takes parts of']))
    .action(async (which: string, _options: object, command: Command) => {
      const { showSeries } = await import('../series/series.js');
      await act(command, (session) => showSeries(session, which));
    });
  series
    .command('create')
    .description('define a series')
    .argument('<file>', 'JSON as for POST /v1/series; - for standard input')
    .option(KEY, KEY_SAYS)
    .addHelpText(
      'after',
      `
A second series with the code of another one is refused, unless the file has an id.
${examples(['ledger series create gaza-daily.json', 'its id is printed'])}`,
    )
    .action(async (file: string, options: WriteOptions, command: Command) => {
      const { createSeries } = await import('../series/series.js');
      await act(command, (session) => createSeries(session, file, options));
    });
  series
    .command('amend')
    .description('map otherwise, from the next vintage on')
    .argument('<series>', 'its id or its code')
    .argument(
      '<file>',
      'JSON with columns, renames, rows or otherColumns, each in place of the whole one before, and the reason; ' +
        '- for standard input',
    )
    .option(
      '--if-match <revision>',
      'refuse when it was amended after that revision; the present one, when absent',
    )
    .option(KEY, KEY_SAYS)
    .addHelpText(
      'after',
      examples(['ledger series amend gaza_daily renames.json', 'its new revision is printed']),
    )
    .action(async (which: string, file: string, options: WriteOptions, command: Command) => {
      const { amendSeries } = await import('../series/series.js');
      await act(command, (session) => amendSeries(session, which, file, options));
    });
}
