import { UsageError } from '../endings.js';
import type { LedgerClient, Query } from '../http/ledger-client.js';
import type { Session } from '../session.js';
import { checkedTime } from '../terminal/arguments.js';
import { filterOf, type FilterOptions } from '../terminal/filters.js';
import { Names } from '../terminal/names.js';
import { shortened, table } from '../terminal/table.js';
import { eventInWords, type ShownFigure, valueInWords } from '../terminal/words.js';
import { byCount, type Change, type CountChanges } from './changes.js';

/** What the command line says: filters of `/v1/changes`, and between which moments. */
export interface DiffOptions extends FilterOptions {
  readonly from: string;
  readonly to?: string;
}

const REASON_WIDTH = 60;
/** Changes of one answer. */
const PART = 1_000;

interface Moment {
  readonly sequence: number;
  readonly recordedAt: string | null;
}

/** What is in force in a count at a point; null where it has no entry there. */
interface Value {
  readonly status: string;
  readonly figure?: ShownFigure | null;
}

interface Difference extends CountChanges {
  readonly before: Value | null;
  readonly after: Value | null;
}

/** Prints what changed after one moment and up to another. */
export async function showDiff({ ledger, output }: Session, options: DiffOptions): Promise<void> {
  const filter = filterOf(options, 'a strike or situation');
  const from = await momentOf(ledger, options.from, '--from');
  const to = await momentOf(ledger, options.to, '--to');
  if (to.sequence < from.sequence) {
    throw new UsageError(`--to (sequence ${to.sequence}) is before --from (sequence ${from.sequence})`);
  }
  const differences: Difference[] = [];
  const counts = byCount(await changesBetween(ledger, from, to, filter));
  for (const count of counts) {
    output.progress(`${differences.length} of ${counts.length} counts`);
    differences.push({
      ...count,
      before: await valueAt(ledger, count.path, from),
      after: await valueAt(ledger, count.path, to),
    });
  }
  if (output.isJson) return output.json({ from, to, counts: differences });
  await print(output, ledger, { from, to, differences });
}

/** The sequence that a moment is, with when it was recorded. */
async function momentOf(ledger: LedgerClient, text: string | undefined, option: string): Promise<Moment> {
  const isSequence = text !== undefined && /^\d+$/.test(text);
  const point = isSequence
    ? { asOfSequence: text }
    : { asOf: text === undefined ? undefined : checkedTime(text, option) };
  const { asOf } = await ledger.get<{ asOf: Moment }>('/changes', { ...point, limit: 1 });
  return { sequence: asOf.sequence, recordedAt: asOf.recordedAt };
}

async function changesBetween(
  ledger: LedgerClient,
  from: Moment,
  to: Moment,
  filter: Query,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (let after = from.sequence; after < to.sequence;) {
    const query = { ...filter, after, asOfSequence: to.sequence, limit: PART };
    const { items, upTo } = await ledger.get<{ items: readonly Change[]; upTo: number }>('/changes', query);
    changes.push(...items);
    after = upTo;
  }
  return changes;
}

async function valueAt(ledger: LedgerClient, path: string, { sequence }: Moment): Promise<Value | null> {
  const found = await ledger.find<Value>(path, { asOfSequence: sequence });
  return found && { status: found.status, figure: found.figure };
}

async function print(
  output: Session['output'],
  ledger: LedgerClient,
  { from, to, differences }: { from: Moment; to: Moment; differences: readonly Difference[] },
): Promise<void> {
  const names = new Names(ledger);
  const total = differences.reduce((sum, { changes }) => sum + changes.length, 0);
  output.say(`${inWords(from)} to ${inWords(to)}: ${total} changes of ${differences.length} counts`);
  for (const { path, changes, before, after } of differences) {
    const [first] = changes;
    if (!first) continue;
    const what = [first.measure, first.group, ...(first.period === null ? [] : [first.period])].join(', ');
    output.say('');
    output.say(`${what}: ${await names.ofSubject(first.subject)} (${path.slice(1)})`);
    output.say(`  ${value(before)} → ${value(after)}`);
    output.say(
      table(['seq', 'entry', 'from', 'to', 'cause', 'stated', 'by', 'why'], await rowsOf(changes, names)),
    );
  }
}

async function rowsOf(changes: readonly Change[], names: Names): Promise<string[][]> {
  const rows: string[][] = [];
  for (const change of changes) {
    rows.push([
      String(change.sequence),
      eventInWords(change.type),
      change.previousStatus === 'none' ? '-' : valueInWords(change.previousStatus, change.previous),
      valueInWords(change.status, change.figure),
      change.cause ?? '-',
      change.statedAt,
      await names.ofSource(change.sourceId),
      shortened(change.reason ?? '', REASON_WIDTH),
    ]);
  }
  return rows;
}

function inWords({ sequence, recordedAt }: Moment): string {
  return `sequence ${sequence}${recordedAt === null ? '' : ` (${recordedAt})`}`;
}

function value(found: Value | null): string {
  return found === null ? 'no entry' : valueInWords(found.status, found.figure);
}
