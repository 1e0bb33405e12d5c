import type { Query } from '@nestjs/cqrs';
import type { TestLedger } from './ledger.js';

/** What reads no table: rows of a statement's own, and constants. */
const HARMLESS = /^SCAN (CONSTANT ROW|\(subquery|found\b|scope\b|w\b)/;

/**
 * Asks a query, and has SQLite explain each statement that it ran.
 * @returns the steps that go through a whole table or index, each with its statement
 */
export async function scansOf(ledger: TestLedger, query: Query<unknown>): Promise<string[]> {
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
  return [...statements].flatMap(([sql, parameters]) =>
    model
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters)
      .filter(({ detail }) => detail.startsWith('SCAN') && !HARMLESS.test(detail))
      .map(({ detail }) => `${detail}: ${sql.replaceAll(/\s+/g, ' ').trim()}`),
  );
}
