import type { Query } from '@nestjs/cqrs';
import { uuid } from '../test/support/read-models/facts.js';
import { TestLedger } from '../test/support/read-models/ledger.js';
import { recordEverything } from '../test/support/read-models/everything.js';
import { ListAgreements, ListTermRevisions } from './agreements/queries.js';
import { ListAccessKeys } from './access-keys/queries.js';
import { ListChanges, ListVolatility } from './changes/queries.js';
import { ListCorrections } from './corrections/queries.js';
import { ListCountRevisions, ListCounts } from './counts/queries.js';
import { ListDiplomaticEvents } from './diplomatic-events/queries.js';
import { FindSequenceAt, ListEvents } from './events/queries.js';
import { PROJECTIONS } from './index.js';
import { ListSituations } from './situations/queries.js';
import { ListSources } from './sources/queries.js';
import { ListStrikes } from './strikes/queries.js';

describe('building the read models again', () => {
  it('gives byte-equal answers to everything, at every point', async () => {
    const ledger = await TestLedger.open();
    const { counts, last } = await recordEverything(ledger);
    const before = await answers(ledger, counts, last);
    await ledger.close();
    expect(last).toBeGreaterThan(10);

    const again = await TestLedger.open(ledger.log);
    expect(await answers(again, counts, last)).toBe(before);
    await again.close();
  });
});

describe('the list of projections', () => {
  it('has each name once, with tables of its own', () => {
    const names = PROJECTIONS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const tables = PROJECTIONS.flatMap((projection) => projection.tables.match(/CREATE TABLE \w+/g) ?? []);
    expect(new Set(tables).size).toBe(tables.length);
  });
});

/** The answers to all lists at each sequence and at several stated times, as one text. */
async function answers(ledger: TestLedger, counts: readonly string[], last: number): Promise<string> {
  const texts: string[] = [];
  const ask = async (query: Query<unknown>) => void texts.push(JSON.stringify(await ledger.ask(query)));
  await ask(new ListAccessKeys(100, null));
  for (let sequence = 0; sequence <= last; sequence++) {
    for (const day of [null, 21, 22, 23, 24, 25]) {
      const at = { sequence, statedAt: day === null ? null : `2025-10-${day}T12:00:00.000Z` };
      await ask(new FindSequenceAt(at.statedAt ?? '2025-12-01T00:00:00.000Z'));
      await ask(new ListEvents({}, 0, 1_000, at));
      await ask(new ListSources({}, at, 1_000, null));
      await ask(new ListStrikes({}, at, 1_000, null));
      await ask(new ListSituations({}, at, 1_000, null));
      await ask(new ListDiplomaticEvents({}, at, 1_000, null));
      await ask(new ListDiplomaticEvents({ status: 'on_hold' }, at, 1_000, null));
      await ask(new ListCounts('casualty', {}, at, 1_000, null));
      await ask(new ListAgreements({}, at, 1_000, null));
      await ask(new ListTermRevisions(uuid(7), 'gripen', at, 1_000, null));
      await ask(new ListCorrections({}, at, 1_000, null));
      await ask(new ListChanges({}, 0, 1_000, at));
      await ask(new ListVolatility('count', {}, at, 1_000, null));
      for (const id of counts) await ask(new ListCountRevisions('casualty', id, at, 1_000, null));
    }
  }
  return texts.join('\n');
}
