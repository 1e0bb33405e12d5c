import { connect, type LedgerClient } from './client.js';
import { KILLED_WHOLE_ATTACK, laterSteps, NIGHT_STEPS, STRIKES } from './data.js';
import { type Figure, inWords, table } from './print.js';

interface Count {
  readonly figure?: Figure | null;
  readonly asOf: { readonly sequence: number; readonly recordedAt: string | null };
}

interface Revision {
  readonly revision: number;
  readonly type: string;
  readonly sequence: number;
  readonly statedAt: string;
  readonly sourceId: string;
  readonly figure?: Figure | null;
  readonly previous?: Figure | null;
  readonly cause: string | null;
  readonly note: string | null;
}

const MORNING = '2025-10-22T09:00:00+03:00';

async function play(ledger: LedgerClient): Promise<string> {
  const answers = [];
  let killed = '';
  for (const step of NIGHT_STEPS) {
    const answer = await ledger.send(step);
    answers.push(answer);
    if (step === KILLED_WHOLE_ATTACK) killed = answer.id;
  }
  for (const step of laterSteps(killed)) answers.push(await ledger.send(step));
  const known = answers.filter((answer) => answer.known).length;
  const recorded = answers.length - known;
  console.log(`The night of 21 to 22 October 2025: ${recorded} commands recorded, ${known} known already.\n`);
  return killed;
}

async function showHistory(ledger: LedgerClient, path: string): Promise<Revision[]> {
  const { items } = (await ledger.get<{ items: Revision[] }>(`${path}/revisions`)) ?? { items: [] };
  const names = new Map<string, string>();
  for (const { sourceId } of items) {
    names.set(sourceId, (await ledger.get<{ name: string }>(`/sources/${sourceId}`))?.name ?? sourceId);
  }
  console.log(`How the killed of the whole attack moved (${path}):`);
  const rows = items.map((entry) => [
    String(entry.revision),
    kindOf(entry.type),
    entry.figure === undefined ? '-' : inWords(entry.figure),
    entry.previous === undefined ? '-' : inWords(entry.previous),
    entry.cause ?? '-',
    entry.statedAt,
    names.get(entry.sourceId) ?? '',
    entry.note?.startsWith('Illustration') ? '(illustration)' : '',
  ]);
  console.log(table(['rev', 'entry', 'figure', 'before', 'cause', 'stated', 'by', ''], rows));
  return items;
}

/** `count-amended` of `conflict-ledger.casualty-count-amended.v1`. */
function kindOf(type: string): string {
  return type.replace(/^conflict-ledger\.[a-z_]+-/, '').replace(/\.v\d+$/, '');
}

async function showParts(ledger: LedgerClient): Promise<void> {
  console.log('\nThe dead of its parts stand beside it and are never added to it:');
  const rows = [];
  for (const part of ['village', 'kindergarten', 'dniproDistrict'] as const) {
    const list = await ledger.get<{ items: Count[] }>(
      `/casualty-counts?subject=${STRIKES[part]}&measure=killed&group=all`,
    );
    const strike = await ledger.get<{ title: string }>(`/strikes/${STRIKES[part]}`);
    rows.push([inWords(list?.items[0]?.figure), strike?.title ?? '']);
  }
  console.log(table(['killed', 'part'], rows));
}

async function showMoments(ledger: LedgerClient, path: string, history: readonly Revision[]): Promise<void> {
  const amendment = history.find(({ type }) => type.includes('amended'));
  const beforeIt = amendment ? amendment.sequence - 1 : 0;
  const moments = [
    ['stated by the morning of the 22nd', `statedAsOf=${encodeURIComponent(MORNING)}`],
    ['recorded by the morning of the 22nd', `asOf=${encodeURIComponent(MORNING)}`],
    ['recorded before the amendment was', `asOfSequence=${beforeIt}`],
    [
      'recorded before it, stated by that morning',
      `asOfSequence=${beforeIt}&statedAsOf=${encodeURIComponent(MORNING)}`,
    ],
    ['now', ''],
  ] as const;
  console.log('\nWhat it was:');
  const rows = [];
  for (const [moment, query] of moments) {
    const count = await ledger.get<Count>(query === '' ? path : `${path}?${query}`);
    rows.push([moment, count ? inWords(count.figure) : 'nothing: this ledger held no entry then', query]);
  }
  console.log(table(['moment', 'killed', 'asked with'], rows));
}

async function main(): Promise<void> {
  const ledger = connect(process.env);
  console.log(`Ledger: ${ledger.url}`);
  const path = `/casualty-counts/${await play(ledger)}`;
  const history = await showHistory(ledger, path);
  await showParts(ledger);
  await showMoments(ledger, path, history);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
