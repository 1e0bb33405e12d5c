import { specify } from '../../../test/support/given-when-then.js';
import { MAYOR, NOTHING_COMMON, OFFICIALS, statement } from '../../../test/support/samples.js';
import type { Decision, DecisionContext } from '../kernel/decision.js';
import type { AnnounceDiplomaticEvent } from './commands.js';
import {
  announceDiplomaticEvent,
  cancelDiplomaticEvent,
  holdDiplomaticEvent,
  postponeDiplomaticEvent,
  recordDiplomaticOutcome,
} from './decisions.js';
import type { DiplomaticEvent } from './events.js';
import { type DiplomaticState, evolveDiplomaticEvent } from './state.js';
import { DIPLOMATIC_STATUSES, type DiplomaticStatus, type Outcome } from './status.js';

const { given, fold } = specify<DiplomaticState, DiplomaticEvent>(evolveDiplomaticEvent);

const at = (ifMatch: DecisionContext['ifMatch'] = 0): DecisionContext => ({
  actor: { id: 'ana', role: 'analyst' },
  now: '2025-10-25T00:00:00.000Z',
  ifMatch,
});

const first = statement(OFFICIALS, '2025-10-20');
const next = statement(OFFICIALS, '2025-10-22');
const reason = 'requires careful preparation';

const announcement: AnnounceDiplomaticEvent = {
  details: {
    kind: 'summit',
    title: 'Summit of two presidents',
    participants: [{ name: 'President of the United States', country: 'US' }],
    place: null,
  },
  status: 'announced',
  scheduledFor: '2025-10-30',
  statement: first,
  ...NOTHING_COMMON,
};
/** An event that is first known in a state. */
const firstKnown = (status: DiplomaticStatus): DiplomaticEvent => ({
  kind: 'diplomatic-event-announced',
  data: { ...announcement, status, effectiveAt: '2025-10-20T23:59:59.999Z', warnings: [] },
});

type Decide = (
  state: DiplomaticState | null,
  said?: typeof next,
  context?: DecisionContext,
) => Decision<DiplomaticEvent>;

const postpone =
  (scheduledFor: string | null = null): Decide =>
  (state, said = next, context = at()) =>
    postponeDiplomaticEvent(state, { scheduledFor, reason, statement: said, ...NOTHING_COMMON }, context);
const hold: Decide = (state, said = next, context = at()) =>
  holdDiplomaticEvent(state, { reason, statement: said, ...NOTHING_COMMON }, context);
const outcome =
  (status: Outcome, summary: string | null = null): Decide =>
  (state, said = next, context = at()) =>
    recordDiplomaticOutcome(state, { status, summary, statement: said, ...NOTHING_COMMON }, context);
const cancel: Decide = (state, said = next, context = at()) =>
  cancelDiplomaticEvent(state, { reason, statement: said, ...NOTHING_COMMON }, context);

const CHANGES: Readonly<Record<string, Decide>> = {
  postponed: postpone(),
  on_hold: hold,
  held: outcome('held'),
  adopted: outcome('adopted'),
  failed: outcome('failed'),
  cancelled: cancel,
};

/** What may become of an event, as a person would draw it: rows are where it stands, marks what it may become. */
const TABLE = `
             postponed on_hold held adopted failed cancelled
  considered     x        x     x      x      x        x
  announced      x        x     x      x      x        x
  postponed      x        x     x      x      x        x
  on_hold        x        x     x      x      x        x
  held           -        -     x      x      x        -
  adopted        -        -     x      x      x        -
  failed         -        -     x      x      x        -
  cancelled      x        -     -      -      -        -`;

const [head = '', ...rows] = TABLE.trim().split('\n');
const columns = head.trim().split(/\s+/);
const cells = rows.flatMap((row) => {
  const [from = '', ...marks] = row.trim().split(/\s+/);
  return columns.map((to, index) => [from as DiplomaticStatus, to, marks[index] === 'x'] as const);
});

describe('a diplomatic event', () => {
  it.each(DIPLOMATIC_STATUSES)('may be first known as %s, and stands where it was stated', (status) => {
    given()
      .when((state) => announceDiplomaticEvent(state, { ...announcement, status }, at(null)))
      .then({
        kind: 'diplomatic-event-announced',
        data: { status, details: announcement.details, effectiveAt: '2025-10-20T23:59:59.999Z' },
      });
  });

  it('is announced once', () => {
    given(firstKnown('announced'))
      .when((state) => announceDiplomaticEvent(state, announcement, at(null)))
      .thenRefused('id-taken');
  });

  it('has its whole table of changes here', () => {
    expect(new Set(cells.map(([from]) => from))).toEqual(new Set(DIPLOMATIC_STATUSES));
  });

  it.each(cells)('that is %s becomes %s: %s', (from, to, allowed) => {
    const decided = given(firstKnown(from)).when((state) => (CHANGES[to] as Decide)(state));
    if (!allowed) {
      decided.thenRefused('diplomatic-event-closed');
      expect(decided.decision).toMatchObject({
        rejection: { members: { currentRevision: 0, currentStatus: from } },
      });
      return;
    }
    expect(decided.decision).toMatchObject({
      kind: 'accepted',
      events: [
        {
          data: {
            status: to,
            previous: { status: from, scheduledFor: '2025-10-30', summary: null },
            amends: 0,
            effectiveAt: '2025-10-22T23:59:59.999Z',
          },
        },
      ],
    });
  });

  it('gets another date or an open one, and goes on from being on hold', () => {
    const onHold = decided(fold([firstKnown('announced')]), hold);
    given(firstKnown('announced'), onHold)
      .when((state) => postpone('2025-11-20')(state, statement(OFFICIALS, '2025-10-23'), at(1)))
      .then({
        kind: 'diplomatic-event-postponed',
        data: {
          status: 'postponed',
          scheduledFor: '2025-11-20',
          previous: { status: 'on_hold', scheduledFor: '2025-10-30', summary: null },
        },
      });
    given(firstKnown('announced'))
      .when((state) => postpone(null)(state))
      .then({ kind: 'diplomatic-event-postponed', data: { scheduledFor: null } });
    // On hold, the last date that was named is still shown.
    expect(fold([firstKnown('announced'), onHold])).toMatchObject({
      status: 'on_hold',
      scheduledFor: '2025-10-30',
    });
  });

  it('shows the summary of its last outcome', () => {
    const held = decided(fold([firstKnown('announced')]), outcome('held', 'They met'));
    const adopted = decided(fold([firstKnown('announced'), held]), outcome('adopted'), 1);
    expect(fold([firstKnown('announced'), held])).toMatchObject({ status: 'held', summary: 'They met' });
    expect(fold([firstKnown('announced'), held, adopted])).toMatchObject({
      status: 'adopted',
      summary: null,
    });
    expect(adopted.data).toMatchObject({ previous: { status: 'held', summary: 'They met' } });
  });

  it.each(Object.entries(CHANGES))('refuses to become %s again by the same statement', (_to, decide) => {
    const event = decided(fold([firstKnown('announced')]), decide);
    const again = given(firstKnown('announced'), event);
    // What is said of the state comes before If-Match.
    again.when((state) => decide(state, next, at(null))).thenRefused('no-change');
  });

  it('takes another date, another summary or another statement for something new', () => {
    const moved = decided(fold([firstKnown('announced')]), postpone('2025-11-20'));
    given(firstKnown('announced'), moved)
      .when((state) => postpone('2025-11-21')(state, next, at(1)))
      .then({ kind: 'diplomatic-event-postponed', data: { scheduledFor: '2025-11-21' } });
    const held = decided(fold([firstKnown('announced')]), outcome('held'));
    given(firstKnown('announced'), held)
      .when((state) => outcome('held', 'They met')(state, next, at(1)))
      .then({ kind: 'diplomatic-event-outcome-recorded', data: { summary: 'They met' } });
    const onHold = decided(fold([firstKnown('announced')]), hold);
    given(firstKnown('announced'), onHold)
      .when((state) => hold(state, statement(MAYOR, '2025-10-22'), at(1)))
      .then({
        kind: 'diplomatic-event-put-on-hold',
        data: { previous: { status: 'on_hold', scheduledFor: '2025-10-30', summary: null } },
      });
  });

  it('carries a warning when it is said to be over before its date has come', () => {
    const early = statement(MAYOR, '2025-10-22');
    for (const status of ['held', 'adopted'] as const) {
      const warning = {
        code: 'stated-before-scheduled',
        detail: `said to be ${status} at 2025-10-22, scheduled for 2025-10-30`,
      };
      given(firstKnown('announced'))
        .when((state) => outcome(status)(state, early))
        .then({ kind: 'diplomatic-event-outcome-recorded', data: { warnings: [warning] } });
      given()
        .when((state) => announceDiplomaticEvent(state, { ...announcement, status, statement: early }, at()))
        .then({ kind: 'diplomatic-event-announced', data: { warnings: [warning] } });
    }
    // On the day itself, on an open date, and of what failed or fell through, there is nothing odd about it.
    const onTheDay = {
      ...announcement,
      scheduledFor: '2025-10-22',
      statement: early,
      status: 'held' as const,
    };
    const open = { ...onTheDay, scheduledFor: null };
    const failed = { ...announcement, statement: early, status: 'failed' as const };
    for (const fine of [onTheDay, open, failed]) {
      given()
        .when((state) => announceDiplomaticEvent(state, fine, at(null)))
        .then({ kind: 'diplomatic-event-announced', data: { warnings: [] } });
    }
  });

  it('does not move back when a change rests on an older statement', () => {
    given(firstKnown('announced'))
      .when((state) => hold(state, statement(MAYOR, '2025-10-18')))
      .then({ kind: 'diplomatic-event-put-on-hold', data: { effectiveAt: '2025-10-20T23:59:59.999Z' } });
  });

  it('is not stated in the future, whatever else is wrong', () => {
    const ahead = statement(MAYOR, '2025-10-26');
    given(firstKnown('announced'))
      .when((state) => announceDiplomaticEvent(state, { ...announcement, statement: ahead }, at(null)))
      .thenRefused('invalid', '/statement/statedAt');
    for (const decide of Object.values(CHANGES)) {
      given(firstKnown('cancelled'))
        .when((state) => decide(state, ahead, at(null)))
        .thenRefused('invalid', '/statement/statedAt');
    }
  });

  it.each(Object.entries(CHANGES))('becomes %s only by who names the present revision', (_to, decide) => {
    for (const [ifMatch, code] of [
      [null, 'precondition-required'],
      ['malformed', 'bad-if-match'],
      [1, 'stale-revision'],
    ] as const) {
      const refused = given(firstKnown('announced')).when((state) => decide(state, next, at(ifMatch)));
      refused.thenRefused(code);
      if (code !== 'stale-revision') continue;
      expect(refused.decision).toMatchObject({
        rejection: {
          members: { currentRevision: 0, currentStatus: 'announced', scheduledFor: '2025-10-30' },
        },
      });
    }
    // What is closed is closed, whatever If-Match says.
    if (decide === hold || decide === cancel) {
      given(firstKnown('held'))
        .when((state) => decide(state, next, at(null)))
        .thenRefused('diplomatic-event-closed');
    }
    given()
      .when((state) => decide(state))
      .thenRefused('not-found');
  });
});

/** The event that a change comes to. */
function decided(state: DiplomaticState | null, decide: Decide, ifMatch = 0): DiplomaticEvent {
  const decision = decide(state, next, at(ifMatch));
  if (decision.kind === 'rejected' || !decision.events[0]) throw new Error('refused');
  return decision.events[0];
}
