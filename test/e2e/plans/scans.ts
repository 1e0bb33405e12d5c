import type { Planned } from './statements.js';

/** A step that may go through all rows of something, in statements like these. */
interface Allowed {
  readonly step: RegExp;
  readonly sql: RegExp;
  /** Why it costs no more when the ledger grows. */
  readonly because: string;
}

const ALLOWED: readonly Allowed[] = [
  { step: /^SCAN CONSTANT ROW$/, sql: /./, because: 'it is a row of the statement itself' },
  { step: /^SCAN progress$/, sql: /^(SELECT|UPDATE)\b/, because: 'it has one row' },
  {
    step: /^SCAN (above|found|scope|w|p)$/,
    sql: /^WITH RECURSIVE (above|found|scope|part) /,
    because: 'these are the rows that the recursion itself has found by indexes',
  },
  {
    step: /^SCAN json_each VIRTUAL TABLE/,
    sql: / json_each\(@/,
    because: 'these are the values that are asked for',
  },
  {
    step: /^SCAN c$/,
    sql: /ORDER BY c\.sequence LIMIT 10000\) c CROSS JOIN /,
    because: 'of the changes that an index finds it looks at so many for a page',
  },
  {
    step: /^SCAN webhook$/,
    sql: /^SELECT id FROM webhook ORDER BY registered$/,
    because: 'a node delivers for all of them, and administrators make them one by one',
  },
];

/** An index of words or places that is given nothing to find, and an index that a query makes for itself. */
const DISGUISED = /VIRTUAL TABLE INDEX \d+:$|AUTOMATIC /;

/** The steps that go through all rows of a table or an index, each with its statement; those that may are left out. */
export function scansOf({ sql, steps }: Planned): string[] {
  return steps
    .filter((step) => (step.startsWith('SCAN ') && !step.includes('VIRTUAL TABLE')) || DISGUISED.test(step))
    .filter(
      (step) => !isWalk(sql, steps) && !ALLOWED.some((some) => some.step.test(step) && some.sql.test(sql)),
    )
    .map((step) => `${step}: ${sql}`);
}

/** A list that is walked in its order, and no further than the page goes. */
function isWalk(sql: string, steps: readonly string[]): boolean {
  const isPage = / ORDER BY [^()]+ LIMIT @wanted$/.test(sql);
  const isSorted = steps.some((step) => step.includes('TEMP B-TREE FOR ORDER BY'));
  return isPage && !isSorted && !steps.some((step) => DISGUISED.test(step));
}
