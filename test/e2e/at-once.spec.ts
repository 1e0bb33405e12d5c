import {
  agreementBody,
  claimBody,
  countBody,
  deliveryBody,
  proposalBody,
  sourceBody,
  stated,
  strikeBody,
} from '../support/bodies.js';
import type { Answer, Client } from '../support/client.js';
import { LedgerApp } from '../support/ledger-app.js';

/** Many who speak of one resource at the same moment. */

const MANY = 60;

let ledger: LedgerApp;
let reviewer: Client;
let sourceId: string;
let strikeId: string;

beforeAll(async () => {
  // The log that gathers appends: on it, who comes second meets the first under way.
  ledger = await LedgerApp.start({ log: 'embedded' });
  reviewer = await ledger.someone('reviewer', 'rea');
  sourceId = (await reviewer.record('/v1/sources', sourceBody())).id;
  strikeId = (await reviewer.record('/v1/strikes', strikeBody(sourceId))).id;
});
afterAll(() => ledger.stop());

const atOnce = (send: (which: number) => Promise<Answer>): Promise<Answer[]> =>
  Promise.all(Array.from({ length: MANY }, (_, which) => send(which)));

/** Each another statement. */
const statement = (which: number) => stated(sourceId, `2025-10-22T10:00:${String(which).padStart(2, '0')}Z`);
const statusesOf = (answers: readonly Answer[]) => [...new Set(answers.map(({ status }) => status))];
const revisionsOf = (answers: readonly Answer[]) =>
  answers.map(({ body }) => body.revision as number).sort((a, b) => a - b);
const oneToMany = Array.from({ length: MANY }, (_, index) => index + 1);

describe('what only adds is taken, however many add at once', () => {
  test('deliveries', async () => {
    const { id } = (await reviewer.post('/v1/agreements', agreementBody(sourceId))).body;
    const answers = await atOnce((which) =>
      reviewer.post(
        `/v1/agreements/${id}/deliveries`,
        deliveryBody(sourceId, { statement: statement(which) }),
      ),
    );
    expect(statusesOf(answers)).toEqual([201]);
    expect(revisionsOf(answers)).toEqual(oneToMany);
  });

  test('claims and proposals', async () => {
    const { id } = (await reviewer.post('/v1/casualty-counts', countBody(sourceId, strikeId))).body;
    const answers = await atOnce((which) =>
      which % 2 === 0
        ? reviewer.post(
            `/v1/casualty-counts/${id}/claims`,
            claimBody(sourceId, { statement: statement(which) }),
          )
        : reviewer.post(
            `/v1/casualty-counts/${id}/corrections`,
            proposalBody(sourceId, { statement: statement(which) }),
          ),
    );
    expect(statusesOf(answers)).toEqual([201]);
    expect(revisionsOf(answers)).toEqual(oneToMany);
  });
});

test('of all who change what one figure is, the first is taken, and the others are told what it is now', async () => {
  const body = countBody(sourceId, strikeId, { measure: 'injured' });
  const { id } = (await reviewer.post('/v1/casualty-counts', body)).body;
  const answers = await atOnce((which) =>
    reviewer.post(
      `/v1/casualty-counts/${id}/amendments`,
      {
        figure: { best: 100 + which },
        cause: 'developed',
        reason: 'counted anew',
        statement: statement(which),
      },
      { ifMatch: 0 },
    ),
  );
  const [taken, ...more] = answers.filter(({ status }) => status === 201);
  const refused = answers.filter(({ status }) => status === 412);
  expect([taken?.body.revision, more.length, refused.length]).toEqual([1, 0, MANY - 1]);
  expect(new Set(refused.map((answer) => answer.body.figureRevision as number))).toEqual(new Set([1]));
});
