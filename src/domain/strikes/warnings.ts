import type { Statement } from '../kernel/statement.js';
import { beginOf, endOf } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type { StrikeDetails } from './details.js';

/** What is odd about a report of a strike, and recorded all the same. */
export function strikeWarnings({ occurred }: StrikeDetails, statement: Statement): Warning[] {
  const from = occurred.from ?? occurred.to;
  if (from === null || endOf(statement.statedAt) >= beginOf(from)) return [];
  return [
    {
      code: 'stated-before-occurred',
      detail: `stated at ${statement.statedAt}, said to have occurred from ${from}`,
    },
  ];
}
