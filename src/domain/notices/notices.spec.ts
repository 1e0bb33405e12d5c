import { specify } from '../../../test/support/given-when-then.js';
import { MAYOR, NOTHING_COMMON, OFFICIALS, statement } from '../../../test/support/samples.js';
import type { Role } from '../kernel/actor.js';
import type { DecisionContext } from '../kernel/decision.js';
import type { RecordNotice, RetractNotice } from './commands.js';
import { recordNotice, retractNotice } from './decisions.js';
import type { NoticeEvent } from './events.js';
import { evolveNotice, type NoticeState } from './state.js';

const { given, fold } = specify<NoticeState, NoticeEvent>(evolveNotice);

const by = (
  id: string,
  role: Role = 'analyst',
  ifMatch: DecisionContext['ifMatch'] = 0,
): DecisionContext => ({
  actor: { id, role },
  now: '2025-11-01T00:00:00.000Z',
  ifMatch,
});

const rebasing: RecordNotice = {
  cause: 'counter_rebased',
  reason: 'the ministry counts from zero again',
  statement: statement(OFFICIALS, '2025-10-22'),
  scope: [
    {
      subject: { type: 'situation', id: '018f3c2a-7b1e-7c40-9a51-3d2e6f708192' },
      family: 'casualty',
      measure: null,
      group: null,
      from: '2025-10-20',
      to: null,
    },
  ],
  ...NOTHING_COMMON,
};
const recorded: NoticeEvent = {
  kind: 'notice-recorded',
  data: { ...rebasing, effectiveAt: '2025-10-22T23:59:59.999Z' },
};
const takingBack: RetractNotice = {
  reason: 'the ministry went on counting after all',
  statement: statement(OFFICIALS, '2025-10-24T09:00:00.000Z'),
  ...NOTHING_COMMON,
};
const retracted: NoticeEvent = {
  kind: 'notice-retracted',
  data: { ...takingBack, effectiveAt: '2025-10-24T09:00:00.000Z' },
};

describe('a notice', () => {
  it('is recorded as it was given, and stands where it was stated', () => {
    given()
      .when((state) => recordNotice(state, rebasing, by('ana')))
      .then({ kind: 'notice-recorded', data: { ...rebasing, effectiveAt: '2025-10-22T23:59:59.999Z' } });
  });

  it('is recorded once under an id, also after it was retracted', () => {
    for (const history of [[recorded], [recorded, retracted]]) {
      given(...history)
        .when((state) => recordNotice(state, rebasing, by('ana')))
        .thenRefused('id-taken');
    }
  });

  it('is not stated in the future, and neither is that it is taken back', () => {
    const ahead = { statement: statement(MAYOR, '2025-11-02') };
    given()
      .when((state) => recordNotice(state, { ...rebasing, ...ahead }, by('ana')))
      .thenRefused('invalid', '/statement/statedAt');
    given(recorded)
      .when((state) => retractNotice(state, { ...takingBack, ...ahead }, by('ana')))
      .thenRefused('invalid', '/statement/statedAt');
  });

  it('is taken back by who recorded it, or by a reviewer, and says no longer what it said', () => {
    for (const context of [by('ana'), by('rex', 'reviewer')]) {
      given(recorded)
        .when((state) => retractNotice(state, takingBack, context))
        .then(retracted);
    }
    given(recorded)
      .when((state) => retractNotice(state, takingBack, by('ben')))
      .thenRefused('forbidden');
    expect(fold([recorded, retracted])).toEqual({
      revision: 1,
      status: 'retracted',
      cause: 'counter_rebased',
      actor: 'ana',
      effectiveAt: '2025-10-24T09:00:00.000Z',
    });
  });

  it('is not taken back before it was said', () => {
    const older = { ...takingBack, statement: statement(OFFICIALS, '2025-10-21') };
    given(recorded)
      .when((state) => retractNotice(state, older, by('ana')))
      .then({ kind: 'notice-retracted', data: { effectiveAt: '2025-10-22T23:59:59.999Z' } });
  });

  it('is taken back once, which is said before the revision is looked at', () => {
    given(recorded, retracted)
      .when((state) => retractNotice(state, takingBack, by('ana', 'analyst', null)))
      .thenRefused('retracted');
  });

  it('is taken back only by who names the present revision', () => {
    for (const [ifMatch, code] of [
      [null, 'precondition-required'],
      ['malformed', 'bad-if-match'],
      [1, 'stale-revision'],
    ] as const) {
      given(recorded)
        .when((state) => retractNotice(state, takingBack, by('ana', 'analyst', ifMatch)))
        .thenRefused(code);
    }
  });

  it('cannot be taken back before it is recorded', () => {
    given()
      .when((state) => retractNotice(state, takingBack, by('ana')))
      .thenRefused('not-found');
  });
});
