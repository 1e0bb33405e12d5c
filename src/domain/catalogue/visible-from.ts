import { endOf, type Instant } from '../kernel/time.js';
import type { LedgerEvent } from './event-types.js';

/** Where an event stands on the stated axis; null without a statement: it passes every bound. */
export function visibleFrom({ data }: LedgerEvent): Instant | null {
  if ('effectiveAt' in data) return data.effectiveAt;
  const { statement } = data as { readonly statement?: { readonly statedAt: string } };
  return statement ? endOf(statement.statedAt) : null;
}
