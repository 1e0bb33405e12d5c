import { randomUUID } from 'node:crypto';
import {
  activeBefore,
  claimAdopted,
  claimRecorded,
  claimRetracted,
  countAmended,
  countReported,
  countRetracted,
} from '../../test/support/read-models/facts.js';
import { at, NOW, TestLedger } from '../../test/support/read-models/ledger.js';
import { best, MAYOR, NEWSPAPER, OFFICIALS, statement } from '../../test/support/samples.js';
import { GetCountRevision, ListCountRevisions } from './queries.js';

const STRIKE = { type: 'strike', id: randomUUID() } as const;
const COUNT = randomUUID();

describe('the history of a count', () => {
  let ledger: TestLedger;

  /** Revisions 0 to 6: report, claim, adoption, correction, claim taken back, retraction, report again. */
  beforeAll(async () => {
    ledger = await TestLedger.open();
    ledger.recordsAt('2025-11-01T00:00:00.000Z');
    const events = [
      countReported({
        subject: STRIKE,
        figure: best(5),
        statement: statement(OFFICIALS, '2025-10-22'),
        warnings: [{ code: 'w', detail: 'd' }],
      }),
      claimRecorded({ figure: null, statement: statement(MAYOR, '2025-10-23T00:00:00.000Z') }),
      claimAdopted({
        claim: 1,
        figure: null,
        before: activeBefore(0, best(5)),
        reason: 'nearer',
        statement: statement(MAYOR, '2025-10-23T00:00:00.000Z'),
        effectiveAt: '2025-10-23T00:00:00.000Z',
      }),
      countAmended({
        figure: best(4),
        before: activeBefore(0, best(5)),
        corrects: 0,
        cause: 'recording_error',
        reason: 'a slip',
        statement: statement(OFFICIALS, '2025-10-22'),
        effectiveAt: '2025-10-22T23:59:59.999Z',
        note: 'seen on paper',
        codes: { acled: 'A' },
        noticeId: '018f3c2a-0000-7000-8000-0000000000aa',
      }),
      claimRetracted({
        claim: 1,
        lastFigure: null,
        statement: statement(MAYOR, '2025-10-24T00:00:00.000Z'),
      }),
      countRetracted({
        before: activeBefore(2, null),
        statement: statement(MAYOR, '2025-10-24T00:00:00.000Z'),
        effectiveAt: '2025-10-24T00:00:00.000Z',
      }),
      countReported({
        subject: STRIKE,
        figure: best(3),
        before: { status: 'retracted', revision: 5, lastFigure: null },
        statement: statement(NEWSPAPER, '2025-10-25T00:00:00.000Z'),
      }),
    ];
    for (const event of events) await ledger.record(COUNT, event, { actor: 'analyst-9' });
  });
  afterAll(() => ledger.close());

  const revision = (number: number, point = NOW) =>
    ledger.ask(new GetCountRevision('casualty', COUNT, number, point));

  it('has every member of an entry', async () => {
    expect(await revision(3)).toEqual({
      revision: 3,
      type: 'conflict-ledger.casualty-count-amended.v1',
      sequence: 4,
      eventId: '00000000-0000-4000-8000-000000900004',
      recordedAt: '2025-11-01T00:00:00.000Z',
      statedAt: '2025-10-22',
      effectiveAt: '2025-10-22T23:59:59.999Z',
      actor: 'analyst-9',
      sourceId: OFFICIALS,
      status: 'active',
      figure: best(4),
      previous: best(5),
      previousStatus: 'active',
      claim: null,
      corrects: 0,
      cause: 'recording_error',
      reason: 'a slip',
      note: 'seen on paper',
      codes: { acled: 'A' },
      correctionId: null,
      noticeId: '018f3c2a-0000-7000-8000-0000000000aa',
      seriesId: null,
      vintage: null,
      published: null,
      warnings: [],
      statement: statement(OFFICIALS, '2025-10-22'),
    });
  });

  it('says of a first report that nothing was before it', async () => {
    const answer = await revision(0);
    expect(answer).toMatchObject({
      status: 'active',
      previousStatus: 'none',
      cause: null,
      reason: null,
      warnings: [{ code: 'w', detail: 'd' }],
    });
    expect(answer).not.toHaveProperty('previous');
  });

  it('says of a claim nothing about what was before it: it changes no figure', async () => {
    const answer = await revision(1);
    expect(answer).toMatchObject({
      type: 'conflict-ledger.casualty-claim-recorded.v1',
      status: 'active',
      figure: null,
      claim: null,
    });
    expect(answer).not.toHaveProperty('previous');
    expect(answer).not.toHaveProperty('previousStatus');
  });

  it('names the claim that was adopted, and what it replaced', async () => {
    expect(await revision(2)).toMatchObject({
      claim: 1,
      figure: null,
      previous: best(5),
      previousStatus: 'active',
      cause: null,
      reason: 'nearer',
      sourceId: MAYOR,
    });
  });

  it('has the last figure where something was taken back, and no figure', async () => {
    const [claim, count] = [await revision(4), await revision(5)];
    expect(claim).toMatchObject({
      status: 'retracted',
      lastFigure: null,
      claim: 1,
      cause: 'source_retracted',
    });
    expect(claim).not.toHaveProperty('figure');
    expect(claim).not.toHaveProperty('previousStatus');
    expect(count).toMatchObject({
      status: 'retracted',
      lastFigure: null,
      previous: null,
      previousStatus: 'active',
    });
    expect(count).not.toHaveProperty('figure');
  });

  it('says of a report after a retraction that there was no figure before it', async () => {
    const answer = await revision(6);
    expect(answer).toMatchObject({ status: 'active', figure: best(3), previousStatus: 'retracted' });
    expect(answer).not.toHaveProperty('previous');
  });

  it('shows an entry from its own time and sequence on', async () => {
    expect(await revision(3, at(3))).toBeNull();
    expect(await revision(3, at(4))).not.toBeNull();
    expect(await revision(3, at(4, '2025-10-22T23:59:59.998Z'))).toBeNull();
    expect(await revision(3, at(4, '2025-10-22T23:59:59.999Z'))).not.toBeNull();
    expect(await revision(7)).toBeNull();
    expect(await ledger.ask(new GetCountRevision('munitions', COUNT, 0, NOW))).toBeNull();
  });

  it('is listed in order of revision, page by page, as of any point', async () => {
    const list = async (after: number | null, point = NOW) => {
      const page = await ledger.ask(new ListCountRevisions('casualty', COUNT, point, 3, after));
      return { revisions: page.items.map((item) => item.revision), next: page.next };
    };
    expect(await list(null)).toEqual({ revisions: [0, 1, 2], next: 2 });
    expect(await list(2)).toEqual({ revisions: [3, 4, 5], next: 5 });
    expect(await list(5)).toEqual({ revisions: [6], next: null });
    expect(await list(null, at(7, '2025-10-22T23:59:59.999Z'))).toEqual({ revisions: [0, 3], next: null });
    expect(await list(null, at(1))).toEqual({ revisions: [0], next: null });
  });
});
