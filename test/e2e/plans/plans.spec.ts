import { QUERY_HANDLERS } from '../../../projections/index.js';
import { LedgerApp } from '../../support/ledger-app.js';
import { tellEverything } from '../../support/wave/everything.js';
import { type Paths, readsOf } from './reads.js';
import { scansOf } from './scans.js';
import { type Planned, PreparedStatements } from './statements.js';

/**
 * Every statement that the ledger prepares while commands of all kinds come in and each read of the API is asked with
 * each of its parameters: how SQLite finds its rows. None may go through all rows of a table.
 */

let planned: Planned[];
let refused: string[];
const executed = new Set<string>();

beforeAll(async () => {
  const statements = new PreparedStatements();
  for (const handler of QUERY_HANDLERS) watch(handler);
  const ledger = await LedgerApp.start({ webhookPrivateTargets: true });
  try {
    const known = await tellEverything(ledger);
    const { paths } = (await ledger.admin.get('/openapi.json')).body as { paths: Paths };
    refused = await ask(ledger, readsOf(paths, known));
    planned = statements.stop();
  } finally {
    await ledger.stop();
  }
});

interface Asked {
  execute(query: unknown): unknown;
}

function watch({ prototype, name }: { prototype: Asked; name: string }): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its own handler
  const { execute } = prototype;
  jest.spyOn(prototype, 'execute').mockImplementation(function (this: Asked, query) {
    executed.add(name);
    return execute.call(this, query);
  });
}

/** Asks each read, and for the page after it where there is one. @returns what did not answer */
async function ask(ledger: LedgerApp, reads: readonly string[]): Promise<string[]> {
  const bad: string[] = [];
  for (const path of reads) {
    const { status, text, body } = await ledger.admin.get(path);
    if (status !== 200) bad.push(`${status} ${path} ${text}`);
    const next = (body as { next?: unknown } | null)?.next;
    // Where nothing is visible yet, whether the resource is has to be looked for.
    if (!path.includes('asOf'))
      await ledger.admin.get(`${path}${path.includes('?') ? '&' : '?'}asOfSequence=0`);
    if (typeof next === 'string') await ledger.admin.get(`${path}&cursor=${next}`);
  }
  return bad;
}

it('asks every read, and each with every parameter', () => {
  expect(refused).toEqual([]);
});

it('asks every query handler', () => {
  expect(QUERY_HANDLERS.map(({ name }) => name).filter((name) => !executed.has(name))).toEqual([]);
});

it('finds rows by an index', () => {
  expect(planned.flatMap(scansOf)).toEqual([]);
});
