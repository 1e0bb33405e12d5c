import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerApp } from '../support/ledger-app.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';

/** A log that the first version of the ledger wrote; what it was told is in the comments. */
const EARLIER_LOG = join(__dirname, '../fixtures/logs/format-1.db');

const [MAYOR, AGENCY, STRIKE] = [1, 2, 3].map((number) => `0199f0e0-2222-7000-8000-00000000000${number}`);
const KILLED = '/v1/casualty-counts/c73671c7-6031-5f5b-985a-b53da7097904';
const INJURED = '/v1/casualty-counts/95d0b959-3b52-5e71-8c77-96513af4c2c0';
const WHOLE_ATTACK = '/v1/casualty-counts/c3c09498-c149-5142-88fb-5b5433d836d8';

const directory = useTemporaryDirectory();
let ledger: LedgerApp;

beforeEach(async () => {
  copyFileSync(EARLIER_LOG, join(directory(), 'ledger.db'));
  ledger = await LedgerApp.start({ log: 'embedded', dataDirectory: directory() });
});
afterEach(() => ledger.stop());

const read = async (path: string) => (await ledger.admin.get(path)).body;

test('it opens, and says what it said', async () => {
  expect((await ledger.admin.get('/health/ready')).body).toMatchObject({ state: 'following', sequence: 44 });
  // At least two by the mayor; four by the agency, adopted; three by the agency, as one was counted twice; then the
  // agency took its four back.
  expect(await read(KILLED)).toMatchObject({
    revision: 4,
    figureRevision: 3,
    figure: { best: 3 },
    status: 'active',
  });
  const { items } = await read(`${KILLED}/revisions`);
  expect(items).toMatchObject([
    { revision: 0, figure: { low: 2, asStated: 'at least two' }, previousStatus: 'none', sourceId: MAYOR },
    { revision: 1, figure: { best: 4 }, sourceId: AGENCY },
    {
      revision: 2,
      type: 'conflict-ledger.casualty-claim-adopted.v2',
      figure: { best: 4 },
      previous: { low: 2 },
      claim: 1,
      reason: 'It is nearer to the place',
      warnings: [],
    },
    { revision: 3, figure: { best: 3 }, previous: { best: 4 }, cause: 'recording_error', warnings: [] },
    { revision: 4, status: 'retracted', lastFigure: { best: 4 }, claim: 1 },
  ]);
  const before = items[2].sequence as number;
  expect((await read(`${KILLED}?asOfSequence=${before}`)).figure).toMatchObject({ best: 4 });
  expect((await read(`${KILLED}?statedAsOf=2025-11-01T11:00:00Z`)).figure).toMatchObject({
    low: 2,
    best: null,
  });
  // Nobody knew how many were injured, and the count was taken back.
  expect(await read(INJURED)).toMatchObject({ status: 'retracted', lastFigure: null });
  expect(await read(`/v1/strikes/${STRIKE}`)).toMatchObject({
    status: 'retracted',
    title: 'Two drones on a town',
  });
  expect(await read(`/v1/sources/${AGENCY}`)).toMatchObject({ reliability: 'C', revision: 1 });
  expect((await read(WHOLE_ATTACK)).figure).toMatchObject({ best: 7 });
});

test('it remembers which commands it took', async () => {
  const report = {
    subject: { type: 'strike', id: STRIKE },
    measure: 'killed',
    figure: { low: 2, asStated: 'at least two' },
    statement: { sourceId: MAYOR, statedAt: '2025-11-01T10:00:00Z' },
  };
  const again = await ledger.admin.post('/v1/casualty-counts', report, { key: 'report-1' });
  expect([again.status, again.headers['idempotency-replayed']]).toEqual([200, 'true']);
  const other = await ledger.admin.post(
    '/v1/casualty-counts',
    { ...report, figure: { best: 2 } },
    { key: 'report-1' },
  );
  expect(other.body).toMatchObject({ code: 'key-reused', errors: [{ pointer: '/figure' }] });
});

test('it goes on', async () => {
  const amendment = {
    figure: { best: 5 },
    cause: 'late_report',
    reason: 'Two more were found',
    statement: { sourceId: MAYOR, statedAt: '2025-11-07' },
  };
  const { status, body } = await ledger.admin.post(`${KILLED}/amendments`, amendment, { ifMatch: 4 });
  expect([status, body.revision, body.sequence]).toEqual([201, 5, 45]);
  expect((await read(KILLED)).figure).toMatchObject({ best: 5 });
  expect((await read(`${KILLED}?asOfSequence=44`)).figure).toMatchObject({ best: 3 });
});
