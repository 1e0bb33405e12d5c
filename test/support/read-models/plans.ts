import type { Query } from '@nestjs/cqrs';
import type { TestLedger } from './ledger.js';

/** How SQLite finds the rows of a statement: one line for each step of its plan. */
export interface Plan {
  readonly sql: string;
  readonly steps: readonly string[];
}

/** The plans of the statements that a query runs, in order, each statement once. */
export async function plansOf(ledger: TestLedger, query: Query<unknown>): Promise<Plan[]> {
  const { model } = ledger;
  const statements = new Map<string, object>();
  const spies = (['all', 'get'] as const).map((method) => {
    const run = model[method].bind(model) as (sql: string, parameters: object) => never;
    return jest.spyOn(model, method).mockImplementation((sql: string, parameters: object) => {
      statements.set(sql, parameters);
      return run(sql, parameters);
    });
  });
  try {
    await ledger.ask(query);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return [...statements].map(([sql, parameters]) => {
    const steps = model.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters);
    return { sql, steps: steps.map(({ detail }) => detail) };
  });
}

/** The steps of a plan that look at each row of a table, or of its index, whatever is asked for. */
export function scansIn({ steps }: Plan): string[] {
  return steps.filter((step) => step.startsWith('SCAN ') && !step.includes('VIRTUAL TABLE'));
}

/** What reads no table: rows of a statement's own, and constants. */
const HARMLESS = /^SCAN (CONSTANT ROW|\(subquery|found\b|scope\b|w\b)/;

/** The steps of a query that go through a whole table or index, each with its statement. */
export async function scansOf(ledger: TestLedger, query: Query<unknown>): Promise<string[]> {
  const plans = await plansOf(ledger, query);
  return plans.flatMap((plan) =>
    scansIn(plan)
      .filter((step) => !HARMLESS.test(step))
      .map((step) => `${step}: ${plan.sql.replaceAll(/\s+/g, ' ').trim()}`),
  );
}
