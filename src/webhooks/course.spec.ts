import type { DeliveryFailure, RecordedStanding, WebhookRecord } from '../../projections/webhooks/answers.js';
import { Course } from './course.js';

const NOON = Date.parse('2025-10-22T12:00:00.000Z');

const failure = (members: Partial<DeliveryFailure> = {}): DeliveryFailure => ({
  since: '2025-10-22T11:00:00.000Z',
  at: '2025-10-22T12:00:00.000Z',
  sequence: 41,
  eventId: '018f3c2a-7b1e-7c40-9a51-3d2e6f708192',
  attempt: 3,
  kind: 'status',
  status: 500,
  code: null,
  pauseMs: 10_000,
  ...members,
});

const standing = (members: Partial<RecordedStanding> = {}): RecordedStanding => ({
  node: 'there',
  leaseMs: 1_000,
  act: 0,
  upTo: 40,
  lastDelivery: { at: '2025-10-22T11:59:00.000Z', sequence: 40 },
  failure: null,
  revision: 0,
  isReleased: false,
  isParked: false,
  ...members,
});

const webhook = (members: Partial<WebhookRecord> = {}): WebhookRecord => ({
  id: '018f3c2a-7b1e-7c40-9a51-3d2e6f708192',
  url: 'https://example.org/',
  filter: {},
  note: null,
  registeredAt: '2025-10-22T08:00:00.000Z',
  actor: 'admin',
  acts: 0,
  isPaused: false,
  fromAct: 0,
  after: 7,
  clearedAct: 0,
  standing: null,
  lastFailure: null,
  ...members,
});

function following(members: Partial<WebhookRecord>): Course {
  const course = new Course();
  course.follow(webhook(members), false, 1_000, NOON);
  return course;
}

describe('the course of deliveries', () => {
  test('begins where the registration says, or where the last record does', () => {
    expect(following({}).upTo).toBe(7);
    expect(following({ standing: standing() })).toMatchObject({
      upTo: 40,
      lastDelivery: { sequence: 40 },
      unrecorded: 0,
    });
  });

  test('begins again at a replay, whatever was recorded by who did not know of it', () => {
    const replay = { acts: 2, fromAct: 2, clearedAct: 2, after: 3 };
    expect(following({ ...replay, standing: standing({ act: 1 }) }).upTo).toBe(3);
    expect(following({ ...replay, standing: standing({ act: 2, upTo: 5 }) }).upTo).toBe(5);

    const course = following({ standing: standing() });
    course.delivered(41, '2025-10-22T12:00:00.000Z', 1_000);
    course.follow(webhook({ ...replay, standing: standing() }), true, 1_000, NOON);
    expect(course).toMatchObject({ upTo: 3, act: 2, unrecorded: 0 });
  });

  test('keeps what this node delivered and has not recorded, whatever other acts come', () => {
    const course = following({ standing: standing() });
    course.delivered(41, '2025-10-22T12:00:00.000Z', 1_500);
    course.follow(webhook({ acts: 1, standing: standing() }), true, 1_600, NOON);
    expect(course).toMatchObject({ upTo: 41, act: 1, unrecorded: 1, unrecordedSince: 1_500 });
    course.recorded();
    expect(course).toMatchObject({ unrecorded: 0, unrecordedSince: Infinity, sinceRecorded: 0 });
  });

  test('goes on where another node was, and does not look again at what passes no filter', () => {
    const course = following({ standing: standing() });
    course.skipped(60);
    course.follow(webhook({ standing: standing({ revision: 1, upTo: 50 }) }), false, 2_000, NOON);
    expect([course.upTo, course.sinceRecorded]).toEqual([60, 10]);
    course.follow(webhook({ standing: standing({ revision: 2, upTo: 70 }) }), false, 2_000, NOON);
    expect(course.upTo).toBe(70);
  });

  test('waits after a failure, and forgets it once something arrives', () => {
    const course = following({});
    course.failed(failure(), 2_000);
    expect([course.retryIn(2_000), course.retryIn(11_999), course.retryIn(12_000)]).toEqual([10_000, 1, 0]);
    course.delivered(41, '2025-10-22T12:00:10.000Z', 12_000);
    expect([course.failure, course.retryIn(12_000)]).toEqual([null, 0]);
  });

  test.each([
    ['ends the pause of another node', '2025-10-22T11:59:54.000Z', 4_000],
    ['does not wait for what is over', '2025-10-22T11:00:00.000Z', 0],
    ['never waits longer than the pause, however wrong a clock is', '2025-10-23T12:00:00.000Z', 10_000],
  ])('%s', (_name, at, left) => {
    const course = following({ standing: standing({ failure: failure({ at }) }) });
    expect(course.failure).toMatchObject({ attempt: 3 });
    expect(course.retryIn(1_000)).toBe(left);
  });

  test('forgets a failure when operators resume', () => {
    const failing = { standing: standing({ failure: failure() }) };
    const course = following(failing);
    course.follow(webhook({ ...failing, acts: 1, clearedAct: 1 }), true, 1_000, NOON);
    expect([course.failure, course.retryIn(1_000), course.upTo]).toEqual([null, 0, 40]);
  });
});
