import { type Command, Option } from 'commander';
import type { ExportOptions } from '../exporting/export-list.js';
import { FORMATS } from '../exporting/formats.js';
import { act } from '../session.js';
import { collect } from '../terminal/arguments.js';
import { examples } from './help.js';

export function addExport(program: Command): void {
  program
    .command('export')
    .description('all of a list in a file, or on standard output')
    .argument('<list>', 'as in its path: strikes, casualty-counts, changes, series/<id or code>/table, …')
    .option(
      '--param <name=value>',
      'a filter, an order or a point in time of the list; several times',
      collect,
    )
    .addOption(
      new Option('--format <format>', 'its form; what the name of the file says, else csv').choices(FORMATS),
    )
    .option('--hxl', 'a row of HXL tags under the headings (csv)')
    .option('-o, --output <file>', 'the file; it is there once all of it is')
    .addHelpText(
      'after',
      examples(
        [
          'ledger export casualty-counts --param country=UA -o killed.csv',
          'all casualty counts of a country',
        ],
        [
          'ledger export series/gaza_daily/revisions -o revisions.parquet',
          'every entry of a series, in one table',
        ],
        ['ledger export strikes --format geojson > strikes.geojson', 'strikes for a map'],
        ['ledger export changes --format ndjson --param asOfSequence=5000', 'the same for ever'],
      ),
    )
    .action(async (list: string, options: ExportOptions, command: Command) => {
      const { exportList } = await import('../exporting/export-list.js');
      await act(command, (session) => exportList(session, list, options));
    });
}
