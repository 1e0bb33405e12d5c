import type { VolatilityAnswer } from '../../../projections/changes/answers.js';
import { DIRECTIONS } from '../../domain/counts/movement.js';
import { type Column, integer, json, number } from './column.js';

/** How often, how late and which way figures were revised. @param prefix before the name of each column */
export function statisticColumns<Item>(
  prefix: string,
  take: (item: Item) => Omit<VolatilityAnswer, 'key' | 'entries'>,
): Column<Item>[] {
  const tag = (attribute: string) => `#indicator+${attribute}`;
  return [
    integer(
      `${prefix}revised`,
      tag('revised'),
      'Revisions that are held against what they revise',
      (item) => take(item).revised,
    ),
    integer(
      `${prefix}developed`,
      tag('developed'),
      'Revisions because the world moved on',
      (item) => take(item).developed,
    ),
    integer(
      `${prefix}slips`,
      tag('slips'),
      'Revisions because the ledger or a carrier slipped',
      (item) => take(item).slips,
    ),
    number(
      `${prefix}revised_share`,
      tag('revised+share'),
      'The revised divided by how often something was said',
      (item) => take(item).revisedShare,
    ),
    number(
      `${prefix}lag_days_median`,
      tag('lag+median'),
      'Days to the revised: the median',
      (item) => take(item).lagDays?.median,
    ),
    number(
      `${prefix}lag_days_p90`,
      tag('lag+p90'),
      'Days to the revised: the 90th percentile',
      (item) => take(item).lagDays?.p90,
    ),
    ...DIRECTIONS.map((direction) =>
      integer<Item>(
        `${prefix}directions_${direction}`,
        tag(`direction+${direction}`),
        `How many of the revised have the direction \`${direction}\``,
        (item) => take(item).directions[direction],
      ),
    ),
    number(
      `${prefix}share_up`,
      tag('share+up'),
      'Share of the revised that went up',
      (item) => take(item).share?.up,
    ),
    number(
      `${prefix}share_down`,
      tag('share+down'),
      'Share of the revised that went down',
      (item) => take(item).share?.down,
    ),
    number(
      `${prefix}net_drift_absolute`,
      tag('drift+absolute'),
      'Sum of how far the revised moved',
      (item) => take(item).netDrift.absolute,
    ),
    number(
      `${prefix}net_drift_relative`,
      tag('drift+relative'),
      'Mean of how far the revised moved, divided by the number before',
      (item) => take(item).netDrift.relative,
    ),
    json(
      `${prefix}by_cause`,
      tag('cause'),
      'All revisions by cause, the most frequent first',
      (item) => take(item).byCause,
    ),
    integer(`${prefix}counts`, tag('counts'), 'How many counts it is made of', (item) => take(item).counts),
    json(
      `${prefix}inputs`,
      tag('inputs'),
      'The entries that it is made of, by count',
      (item) => take(item).inputs,
    ),
    integer(
      `${prefix}inputs_left_out`,
      tag('inputs+left_out'),
      'How many counts more there are than the inputs name',
      (item) => take(item).inputsLeftOut,
    ),
  ];
}
