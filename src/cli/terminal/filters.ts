import type { Command } from 'commander';
import type { Query } from '../http/ledger-client.js';
import { checkedId, checkedParameters, collect } from './arguments.js';

/** Filters that lists and streams have in common. */
export interface FilterOptions {
  readonly subject?: string;
  readonly family?: string;
  readonly measure?: string;
  readonly group?: string;
  readonly source?: string;
  readonly country?: string;
  readonly param?: readonly string[];
}

/** In the words of a command: what is about a subject, what rests on a source, and where other filters are named. */
interface FilterWords {
  readonly subject: string;
  readonly source: string;
  readonly others: string;
}

export function addFilters(command: Command, { subject, source, others }: FilterWords): Command {
  return command
    .option('--subject <id>', subject)
    .option('--family <family>', 'only counts of that family')
    .option('--measure <measure>', 'only counts of that measure')
    .option('--group <group>', 'only counts for that group')
    .option('--source <id>', source)
    .option('--country <code>', 'only places in that country')
    .option('--param <name=value>', `another filter of ${others}; several times`, collect);
}

/** @param whose what `subject` may be the id of, e.g. `a resource` @throws UsageError for what no request may have */
export function filterOf(options: FilterOptions, whose: string): Query {
  const { subject, family, measure, group, source, country, param = [] } = options;
  return {
    subject: subject === undefined ? undefined : checkedId(subject, whose),
    source: source === undefined ? undefined : checkedId(source, 'a source'),
    family,
    measure,
    group,
    country,
    ...checkedParameters(param),
  };
}
