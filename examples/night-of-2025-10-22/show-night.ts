import { table } from '../../src/cli/terminal/table.js';
import { inWords, type ShownFigure } from '../../src/cli/terminal/words.js';
import type { LedgerClient } from '../client.js';
import { GRIPEN } from './diplomacy.js';
import { DISPLACEMENT } from './figures.js';
import { STRIKES } from './strikes.js';

interface Counted {
  readonly family: string;
  readonly measure: string;
  readonly group: string;
  readonly figure?: ShownFigure | null;
}

interface Subject {
  readonly title: string;
  readonly status?: string;
  readonly statusExplained?: { readonly because: string };
  readonly counts: readonly Counted[];
}

interface Agreement {
  readonly title: string;
  readonly stage: string;
  readonly terms: readonly {
    readonly item: string;
    readonly figure: ShownFigure | null;
    readonly period: { readonly years?: number } | null;
    readonly delivered: ShownFigure | null;
    readonly warnings: readonly { readonly code: string; readonly detail: string }[];
  }[];
}

interface DiplomaticEvent {
  readonly title: string;
  readonly status: string;
  readonly scheduledFor: string | null;
  readonly statement: { readonly quote: string | null };
}

/** Prints the figures of each strike and of the situation, side by side. */
export async function showFigures(ledger: LedgerClient): Promise<void> {
  console.log(
    '\nWhat is counted, each by its own source; parts stand beside wholes and are never added to them:',
  );
  const paths = [...Object.values(STRIKES).map((id) => `/strikes/${id}`), `/situations/${DISPLACEMENT}`];
  const rows: string[][] = [];
  for (const path of paths) {
    const subject = await ledger.get<Subject>(path);
    for (const { family, measure, group, figure } of subject?.counts ?? []) {
      rows.push([family, measure, group, inWords(figure), subject?.title ?? '']);
    }
  }
  console.log(table(['family', 'measure', 'group', 'figure', 'of'], rows));
}

/** Prints the strikes of the other direction, with what the other side says of them. */
export async function showStances(ledger: LedgerClient): Promise<void> {
  console.log('\nClaimed by one side, and what the other says:');
  const rows: string[][] = [];
  for (const name of ['bryansk', 'saransk', 'makhachkala'] as const) {
    const strike = await ledger.get<Subject>(`/strikes/${STRIKES[name]}`);
    rows.push([strike?.title ?? '', strike?.status ?? '', strike?.statusExplained?.because ?? '']);
  }
  console.log(table(['strike', 'status', 'because'], rows));
}

/** Prints the agreement's term with what was delivered against it. */
export async function showAgreement(ledger: LedgerClient): Promise<void> {
  const agreement = await ledger.get<Agreement>(`/agreements/${GRIPEN}`);
  console.log(`\n${agreement?.title}, ${agreement?.stage}:`);
  const rows = (agreement?.terms ?? []).map(({ item, figure, period, delivered }) => [
    item,
    inWords(figure),
    `${period?.years} years`,
    inWords(delivered),
  ]);
  console.log(table(['item', 'term', 'over', 'delivered (illustration)'], rows));
  for (const { warnings } of agreement?.terms ?? []) {
    for (const { code, detail } of warnings) console.log(`  warning ${code}: ${detail}`);
  }
}

/** Prints the diplomatic events and where they stand. */
export async function showDiplomacy(ledger: LedgerClient): Promise<void> {
  const list = await ledger.get<{ items: DiplomaticEvent[] }>('/diplomatic-events');
  console.log('\nDiplomacy:');
  const rows = (list?.items ?? []).map(({ status, scheduledFor, title, statement }) => [
    status,
    scheduledFor ?? '-',
    title,
    statement.quote === null ? '' : `"${statement.quote}"`,
  ]);
  console.log(table(['status', 'scheduled', 'what', ''], rows));
}
