import { randomUUID } from 'node:crypto';
import { streamOf, countCategory } from '../../src/domain/catalogue/categories.js';
import type { JsonObject } from '../../src/event-store/port/index.js';
import {
  activeBefore,
  claimAdopted,
  claimRecorded,
  countReported,
} from '../../test/support/read-models/facts.js';
import { NOW, TestLedger } from '../../test/support/read-models/ledger.js';
import { best, MAYOR, OFFICIALS, statement } from '../../test/support/samples.js';
import { ListEvents } from '../events/queries.js';
import { GetCount, GetCountRevision } from './queries.js';

it('reads an adoption of a log that was written before adoptions had warnings', async () => {
  const ledger = await TestLedger.open();
  const id = randomUUID();
  const subject = { type: 'strike', id: randomUUID() } as const;
  const said = statement(MAYOR, '2025-10-22');
  await ledger.record(
    id,
    countReported({ subject, figure: best(6), statement: statement(OFFICIALS, '2025-10-22') }),
  );
  await ledger.record(id, claimRecorded({ figure: best(7), statement: said }));
  const { warnings, ...firstVersion } = claimAdopted({
    claim: 1,
    figure: best(7),
    before: activeBefore(0, best(6)),
    statement: said,
    effectiveAt: '2025-10-22T23:59:59.999Z',
  }).data;
  expect(warnings).toEqual([]);
  const eventId = randomUUID();
  const watch = ledger.runner.watch(eventId);
  await ledger.log.append(
    streamOf(countCategory('casualty'), id),
    [
      {
        id: eventId,
        type: 'conflict-ledger.casualty-claim-adopted.v1',
        data: firstVersion as unknown as JsonObject,
        metadata: { actor: 'ana', command: 'AdoptClaim', addressed: id, key: null, members: null },
      },
    ],
    1n,
  );
  expect(await watch.applied(10_000)).toBe(3);
  expect(await ledger.ask(new GetCount('casualty', id, NOW))).toMatchObject({
    figure: best(7),
    warnings: [],
  });
  const type = 'conflict-ledger.casualty-claim-adopted.v2';
  expect(await ledger.ask(new GetCountRevision('casualty', id, 2, NOW))).toMatchObject({
    type,
    warnings: [],
  });
  const { items } = await ledger.ask(new ListEvents({}, 2, 10, NOW));
  expect(items[0]).toMatchObject({ type, data: { claim: 1, warnings: [] } });
  await ledger.close();
});
