import type { Session } from '../session.js';
import { checkedNumber, checkedTime } from '../terminal/arguments.js';
import { Names } from '../terminal/names.js';
import { shortened, table } from '../terminal/table.js';
import { eventInWords, valueInWords } from '../terminal/words.js';
import { type Count, type Entry, entriesInForce } from './entries.js';
import { plot } from './plot.js';
import { type CountDescription, whichCount } from './which-count.js';

/** What the command line says: which count, as of which point. */
export interface HistoryOptions extends CountDescription {
  readonly asOf?: string;
  readonly asOfSequence?: string;
  readonly statedAsOf?: string;
}

/** Of the scale, in characters. */
const PLOT_WIDTH = 40;
/** More would be no small plot any more. */
const MOST_PLOTTED = 40;
const REASON_WIDTH = 60;

/** Prints how the figure of a count was revised. */
export async function showHistory(
  { ledger, output }: Session,
  named: string | undefined,
  options: HistoryOptions,
): Promise<void> {
  const point = pointOf(options);
  const path = await whichCount(ledger, named, options);
  const count = await ledger.get<Count>(path, point);
  // What was asked for by time is read on at the same point, whatever is recorded meanwhile.
  const same = { asOfSequence: count.asOf.sequence, statedAsOf: point.statedAsOf };
  const entries = await ledger.all<Entry>(`${path}/revisions`, same);
  if (output.isJson) return output.json({ count, revisions: entries });
  const names = new Names(ledger);
  output.say(await headingOf(count, path, names));
  output.say('');
  output.say(await historyTable(entries, names));
  output.say('');
  output.say(plotOf(entriesInForce(entries)));
  for (const { code, detail } of count.warnings) output.say(`\n  warning ${code}: ${detail}`);
}

function pointOf({ asOf, asOfSequence, statedAsOf }: HistoryOptions) {
  return {
    asOf: asOf === undefined ? undefined : checkedTime(asOf, '--as-of'),
    asOfSequence: asOfSequence === undefined ? undefined : checkedNumber(asOfSequence, '--as-of-sequence'),
    statedAsOf: statedAsOf === undefined ? undefined : checkedTime(statedAsOf, '--stated-as-of'),
  };
}

async function headingOf(count: Count, path: string, names: Names): Promise<string> {
  const { measure, group, period, unit, subject, asOf } = count;
  const what = [measure, group, ...(period === null ? [] : [period])].join(', ');
  const stated = asOf.statedAt === null ? '' : `, stated by ${asOf.statedAt}`;
  const open = count.openCorrections === 0 ? '' : `; ${count.openCorrections} corrections are open`;
  return [
    `${what} (${unit}): ${await names.ofSubject(subject)}`,
    `${path.slice(1)}, as of sequence ${asOf.sequence}${stated}`,
    `in force: ${valueInWords(count.status, count.figure)}, by revision ${count.figureRevision}${open}`,
  ].join('\n');
}

async function historyTable(entries: readonly Entry[], names: Names): Promise<string> {
  const rows: string[][] = [];
  for (const entry of entries) {
    rows.push([
      String(entry.revision),
      eventInWords(entry.type),
      figureOf(entry),
      beforeOf(entry),
      entry.cause ?? '-',
      entry.statedAt ?? '-',
      entry.sourceId === null ? '-' : await names.ofSource(entry.sourceId),
      entry.actor,
      shortened(entry.reason ?? entry.note ?? '', REASON_WIDTH),
    ]);
  }
  return table(['rev', 'entry', 'figure', 'before', 'cause', 'stated', 'by', 'entered by', 'why'], rows);
}

function figureOf({ status, figure }: Entry): string {
  return status === undefined && figure === undefined ? '-' : valueInWords(status, figure);
}

function beforeOf({ previousStatus, previous }: Entry): string {
  return previousStatus === undefined || previousStatus === 'none'
    ? '-'
    : valueInWords(previousStatus, previous);
}

function plotOf(inForce: readonly Entry[]): string {
  const shown = inForce.slice(-MOST_PLOTTED);
  const rows = shown.map(({ statedAt, effectiveAt, status, figure }) => ({
    label: statedAt ?? effectiveAt ?? '',
    isRetracted: status === 'retracted',
    figure,
  }));
  const left = inForce.length - shown.length;
  return [
    left === 0 ? 'In stated order:' : `In stated order, the last ${shown.length} of ${inForce.length}:`,
    ...plot(rows, PLOT_WIDTH),
  ].join('\n');
}
