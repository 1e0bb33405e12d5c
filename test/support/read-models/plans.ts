import type { Query } from '@nestjs/cqrs';
import type { TestLedger } from './ledger.js';

/** How SQLite finds the rows of a statement: one line for each step of its plan. */
export interface Plan {
  readonly sql: string;
  readonly steps: readonly string[];
}

/** The plans of the statements that a query runs, in order. */
export async function plansOf(ledger: TestLedger, query: Query<unknown>): Promise<Plan[]> {
  const { model } = ledger;
  const plans: Plan[] = [];
  const all = model.all.bind(model);
  model.all = <Row>(sql: string, parameters: object): Row[] => {
    const steps = all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters);
    plans.push({ sql, steps: steps.map(({ detail }) => detail) });
    return all<Row>(sql, parameters);
  };
  try {
    await ledger.ask(query);
  } finally {
    model.all = all;
  }
  return plans;
}

/** The steps of a plan that look at each row of a table, or of its index, whatever is asked for. */
export function scansOf({ steps }: Plan): string[] {
  return steps.filter((step) => step.startsWith('SCAN ') && !step.includes('VIRTUAL TABLE'));
}
