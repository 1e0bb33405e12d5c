import { best, MAYOR, NEWSPAPER, NOTHING_COMMON, statement } from '../../../test/support/samples.js';
import { correctionRejected, correctionWithdrawn } from '../../../test/support/read-models/facts.js';
import type { ProposeCorrection } from './correction-commands.js';
import { proposeCorrection } from './correction-decisions.js';
import { amendCount } from './count-decisions.js';
import type { CountEvent } from './events.js';
import {
  given,
  by,
  FIRST,
  SECOND,
  six,
  eight,
  reported,
  running,
  retracted,
  amended,
  proposed,
  accepted,
  proposal,
} from '../../../test/support/stories/corrected-count.js';

describe('proposing', () => {
  it('keeps what is asked for, and the figure in force that it was made on', () => {
    given(reported, amended)
      .when((state) => proposeCorrection(state, proposal, by('ana')))
      .then({
        kind: 'correction-proposed',
        data: {
          correctionId: SECOND,
          proposal: { figure: best(8), cause: 'late_report', reason: 'One more died', statement: eight },
          madeOn: { revision: 1, figure: best(7) },
        },
      });
  });

  it('states nothing yet: it has no place on the stated axis', () => {
    const { decision } = given(reported).when((state) => proposeCorrection(state, proposal, by('ana')));
    const [event] = decision.kind === 'accepted' ? decision.events : [];
    expect(Object.keys(event?.data ?? {}).sort()).toEqual([
      'codes',
      'correctionId',
      'madeOn',
      'note',
      'noticeId',
      'proposal',
    ]);
  });

  it('says of a running count that it developed, where nothing is said', () => {
    given(running)
      .when((state) => proposeCorrection(state, { ...proposal, cause: null }, by('ana')))
      .then({
        kind: 'correction-proposed',
        data: { proposal: expect.objectContaining({ cause: 'developed' }) },
      });
  });

  it('needs a count that stands, a body that it can hold, and a cause', () => {
    const ahead = { ...proposal, statement: statement(MAYOR, '2025-11-02') };
    given()
      .when((state) => proposeCorrection(state, ahead, by('ana')))
      .thenRefused('not-found');
    given(reported, retracted)
      .when((state) => proposeCorrection(state, ahead, by('ana')))
      .thenRefused('invalid', '/statement/statedAt');
    given(reported)
      .when((state) => proposeCorrection(state, { ...proposal, figure: best(1.5) }, by('ana')))
      .thenRefused('invalid', '/figure/best');
    given(reported)
      .when((state) => proposeCorrection(state, { ...proposal, cause: null }, by('ana')))
      .thenRefused('invalid', '/cause');
    given(reported, retracted)
      .when((state) => proposeCorrection(state, proposal, by('ana')))
      .thenRefused('retracted');
  });

  it('is refused when it is the figure in force by the same statement', () => {
    given(reported)
      .when((state) => proposeCorrection(state, { ...proposal, figure: best(6), statement: six }, by('ana')))
      .thenRefused('no-change');
    given(reported)
      .when((state) => proposeCorrection(state, { ...proposal, figure: best(6) }, by('ana')))
      .then({ kind: 'correction-proposed', data: {} });
  });

  it('is refused when the same one is open already, whoever asks', () => {
    const { decision, thenRefused } = given(reported, proposed).when((state) =>
      proposeCorrection(state, proposal, by('ben')),
    );
    thenRefused('no-change');
    expect(decision).toMatchObject({ rejection: { members: { correctionId: FIRST } } });
  });

  it.each([
    ['another reason', [reported, proposed], { reason: 'Two lists were joined' }],
    ['another cause', [reported, proposed], { cause: 'verified' }],
    ['another figure', [reported, proposed], { figure: best(9) }],
    ['another statement', [reported, proposed], { statement: statement(NEWSPAPER, '2025-10-23') }],
    ['a figure that moved meanwhile', [reported, proposed, amended], {}],
    ['the same after it was rejected', [reported, proposed, correctionRejected(FIRST)], {}],
    ['the same after it was withdrawn', [reported, proposed, correctionWithdrawn(FIRST)], {}],
  ] as [string, CountEvent[], Partial<ProposeCorrection>][])(
    'is another proposal with %s',
    (_, events, members) => {
      given(...events)
        .when((state) => proposeCorrection(state, { ...proposal, ...members }, by('ana')))
        .then({ kind: 'correction-proposed', data: { correctionId: SECOND } });
    },
  );

  it('makes nobody stale, nor does what comes of it without a change', () => {
    const amendment = {
      figure: best(7),
      cause: 'developed' as const,
      reason: 'r',
      statement: eight,
      corrects: null,
      ...NOTHING_COMMON,
    };
    given(reported, proposed, correctionRejected(FIRST))
      .when((state) => amendCount(state, amendment, by('rea', 'reviewer', 0)))
      .then({ kind: 'count-amended', data: { before: { status: 'active', revision: 0, figure: best(6) } } });
    given(reported, proposed, accepted)
      .when((state) => amendCount(state, amendment, by('rea', 'reviewer', 1)))
      .thenRefused('stale-revision');
  });
});
