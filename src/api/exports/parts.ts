import type { CountRevisionAnswer, Value } from '../../../projections/counts/answers.js';
import type { Subject } from '../../domain/counts/identity.js';
import type { StatedFigure } from '../../domain/kernel/figure.js';
import type { Occurred, Place } from '../../domain/kernel/place.js';
import type { Statement } from '../../domain/kernel/statement.js';
import type { FigureSum } from '../../domain/kernel/sum-figures.js';
import { boolean, codes, type Column, instant, integer, json, number, type Take, text } from './column.js';

/** A figure as answers have it; undefined where there is none, null where it is not known. */
type ShownFigure = StatedFigure | null | undefined;

const STATES = '`reported`, `unknown` (the source does not know) or `retracted`';

/** `reported`, `unknown` or `retracted`; null where no figure is stated. */
function stateOfValue(value: Value | { readonly status?: undefined }): string | null {
  if (value.status === undefined) return null;
  if (value.status === 'retracted') return 'retracted';
  return value.figure === null ? 'unknown' : 'reported';
}

/** `reported` or `unknown`; null where there is no figure. */
export function stateOfFigure(figure: ShownFigure): string | null {
  if (figure === undefined) return null;
  return figure === null ? 'unknown' : 'reported';
}

/**
 * A figure, or that there is none any more and which was the last.
 * @param prefix before the name of each column
 * @param attribute of each HXL tag
 */
export function valueColumns<Item>(
  take: (item: Item) => Value | { readonly status?: undefined },
  prefix = '',
  attribute = '',
): Column<Item>[] {
  const figureOf = (item: Item) => {
    const value = take(item);
    return value.status === 'active' ? value.figure : undefined;
  };
  const lastOf = (item: Item) => {
    const value = take(item);
    return value.status === 'retracted' ? value.lastFigure : undefined;
  };
  const tag = `#indicator${attribute}`;
  return [
    text(`${prefix}state`, `#status+figure${attribute}`, `What is said of the figure: ${STATES}`, (item) =>
      stateOfValue(take(item)),
    ),
    ...figureColumns(`${prefix}figure`, 'The figure', tag, figureOf),
    text(
      `${prefix}last_figure_state`,
      `#status+figure+last${attribute}`,
      'Of the figure before a retraction: `reported` or `unknown`',
      (item) => stateOfFigure(lastOf(item)),
    ),
    ...figureColumns(`${prefix}last_figure`, 'The figure before a retraction', `${tag}+last`, lastOf),
  ];
}

/** The members of a figure. @param whose what figure it is, as a sentence begins */
export function figureColumns<Item>(
  name: string,
  whose: string,
  hxl: string,
  take: Take<Item, StatedFigure>,
): Column<Item>[] {
  return [
    ...sumColumns<Item>(name, whose, hxl, take),
    text(
      `${name}_as_stated`,
      `${hxl}+stated`,
      `${whose} in the source's own words`,
      (item) => take(item)?.asStated,
    ),
  ];
}

/** The members of a sum of figures. */
export function sumColumns<Item>(
  name: string,
  whose: string,
  hxl: string,
  take: Take<Item, FigureSum | StatedFigure>,
): Column<Item>[] {
  return [
    number(`${name}_low`, `${hxl}+low`, `${whose}: at least`, (item) => take(item)?.low),
    number(`${name}_best`, `${hxl}+best`, `${whose}: the number itself`, (item) => take(item)?.best),
    number(`${name}_high`, `${hxl}+high`, `${whose}: at most`, (item) => take(item)?.high),
    boolean(
      `${name}_approximate`,
      `${hxl}+approximate`,
      `${whose} was said to be "about" that`,
      (item) => take(item)?.approximate,
    ),
  ];
}

/** Who said it, when, carried by whom, where it can be read. */
export function statementColumns<Item>(take: Take<Item, Statement>, name = 'statement'): Column<Item>[] {
  return [
    text(
      `${name}_source_id`,
      '#org+source+id',
      'Who states it: the id of a source',
      (item) => take(item)?.sourceId,
    ),
    text(
      `${name}_stated_at`,
      '#date+stated',
      'When that was stated: an instant in UTC, or a date',
      (item) => take(item)?.statedAt,
    ),
    codes(
      `${name}_via`,
      '#org+via+id',
      'Sources that carried it, nearest to the speaker first',
      (item) => take(item)?.via,
    ),
    integer(
      `${name}_credibility`,
      '#meta+credibility',
      'Credibility, 1 (confirmed) to 6 (cannot be judged)',
      (item) => take(item)?.credibility,
    ),
    text(`${name}_url`, '#meta+url', 'Where it can be read', (item) => take(item)?.url),
    text(
      `${name}_archived_url`,
      '#meta+url+archived',
      'Where a copy can be read',
      (item) => take(item)?.archivedUrl,
    ),
    text(
      `${name}_evidence_sha256`,
      '#meta+sha256',
      'SHA-256 of the document',
      (item) => take(item)?.evidenceSha256,
    ),
    text(`${name}_quote`, '#description+quote', 'What was said, word for word', (item) => take(item)?.quote),
  ];
}

/** Where something is. */
export function placeColumns<Item>(take: Take<Item, Place>): Column<Item>[] {
  return [
    text('place_name', '#loc+name', 'Name of the place', (item) => take(item)?.name),
    text('place_country', '#country+code', 'ISO 3166-1 code of its country', (item) => take(item)?.country),
    text('place_admin1', '#adm1+code', 'ISO 3166-2 code of its region', (item) => take(item)?.admin1),
    number('place_longitude', '#geo+lon', 'Longitude, degrees WGS 84', (item) => take(item)?.point?.[0]),
    number('place_latitude', '#geo+lat', 'Latitude, degrees WGS 84', (item) => take(item)?.point?.[1]),
    text(
      'place_precision',
      '#geo+precision',
      'How precisely the place is known',
      (item) => take(item)?.precision,
    ),
  ];
}

/** What an entry of a history is, besides what it says. */
type Entry = Pick<
  CountRevisionAnswer,
  | 'revision'
  | 'type'
  | 'sequence'
  | 'eventId'
  | 'recordedAt'
  | 'statedAt'
  | 'effectiveAt'
  | 'actor'
  | 'sourceId'
>;

/** Where an entry stands, on both axes, and who made it. @param number what its revision is, in words */
export function entryColumns<Item extends Entry>(number: string): Column<Item>[] {
  return [
    integer('revision', '#meta+revision', number, ({ revision }) => revision),
    text('type', '#meta+type', 'Wire name of the event', ({ type }) => type),
    integer('sequence', '#meta+sequence', 'Its number in the whole ledger', ({ sequence }) => sequence),
    text('event_id', '#meta+id', 'Id of the event', ({ eventId }) => eventId),
    instant('recorded_at', '#date+recorded', 'When the ledger took it', ({ recordedAt }) => recordedAt),
    text(
      'stated_at',
      '#date+stated+entry',
      'When it was stated: an instant or a date',
      (entry) => entry.statedAt,
    ),
    instant(
      'effective_at',
      '#date+effective',
      'Where it stands in stated order',
      (entry) => entry.effectiveAt,
    ),
    text('actor', '#contact+actor', 'Pseudonym of who entered it', ({ actor }) => actor),
    text('source_id', '#org+source+id+entry', 'Whose statement it rests on', ({ sourceId }) => sourceId),
  ];
}

/** When something happened. */
export function occurredColumns<Item>(take: Take<Item, Occurred>): Column<Item>[] {
  return [
    text(
      'occurred_from',
      '#date+occurred+start',
      'When it began: an instant in UTC, or a date',
      (item) => take(item)?.from,
    ),
    text(
      'occurred_to',
      '#date+occurred+end',
      'When it ended: an instant in UTC, or a date',
      (item) => take(item)?.to,
    ),
    text(
      'occurred_precision',
      '#date+occurred+precision',
      'How precisely the time is known',
      (item) => take(item)?.precision,
    ),
  ];
}

/** What is counted, about what, for whom, when; or only some of that. */
export interface Quantity {
  readonly family?: string;
  readonly subject?: Subject;
  readonly measure?: string;
  readonly group?: string;
  readonly period?: string | null;
}

/** A quantity. @param prefix before the name of each column */
export function quantityColumns<Item>(take: (item: Item) => Quantity, prefix = ''): Column<Item>[] {
  const name = (member: string) => `${prefix}${member}`;
  return [
    text(name('family'), '#indicator+family', 'The family of counts', (item) => take(item).family),
    text(
      name('subject_type'),
      '#event+type',
      'What it is about: a `strike` or a `situation`',
      (item) => take(item).subject?.type,
    ),
    text(name('subject_id'), '#event+id', 'The id of that', (item) => take(item).subject?.id),
    text(name('measure'), '#indicator+code', 'What is counted', (item) => take(item).measure),
    text(name('group'), '#group+code', 'For whom it is counted', (item) => take(item).group),
    text(
      name('period'),
      '#date+period',
      'Which days it is about; nothing where it is about all',
      (item) => take(item).period,
    ),
  ];
}

/** What the analyst brought besides: words, and other people's ids and codes. */
export function commonColumns<Item>(
  take: (item: Item) => { readonly note: string | null; readonly codes: object },
): Column<Item>[] {
  return [
    text('note', '#description+note', "The analyst's words", (item) => take(item).note),
    json('codes', '#meta+codes', "Other people's ids and codes, by their scheme", (item) => take(item).codes),
  ];
}

export const warningsColumn = <Item>(take: Take<Item, readonly object[]>): Column<Item> =>
  json('warnings', '#meta+warnings', 'What does not fit, each with a code and a detail', take);
