import type { RecordedStanding } from '../../projections/webhooks/answers.js';
import { Lease } from './lease.js';

const LEASE_MS = 1_000;

function standing(node: string, revision: number, members: Partial<RecordedStanding> = {}): RecordedStanding {
  return {
    node,
    revision,
    leaseMs: LEASE_MS,
    act: 0,
    upTo: 0,
    lastDelivery: null,
    failure: null,
    isReleased: false,
    isParked: false,
    ...members,
  };
}

const failingFor = (pauseMs: number) => ({
  since: '2025-10-22T08:00:00.000Z',
  at: '2025-10-22T08:00:00.000Z',
  sequence: 7,
  eventId: '018f3c2a-7b1e-7c40-9a51-3d2e6f708192',
  attempt: 1,
  kind: 'timeout' as const,
  status: null,
  code: null,
  pauseMs,
});

const lease = (isAlone = false) => new Lease({ node: 'here', leaseMs: LEASE_MS, isAlone });

describe('the lease of an endpoint', () => {
  test('is free when nobody had it, and when whoever had it gave it back', () => {
    const free = lease();
    expect([free.takeableIn(5), free.expected, free.isOwn]).toEqual([0, 'no_stream', false]);
    free.see(standing('there', 4, { isReleased: true }), 5);
    expect([free.takeableIn(5), free.expected]).toEqual([0, 4n]);
  });

  test('is held from when the record was begun, and renewed by each record', () => {
    const held = lease();
    held.won(standing('here', 0), 100);
    expect([held.holds(1_099), held.holds(1_100), held.holds(600, 499), held.holds(600, 500)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    // Over, but nobody else took it: no need to wait.
    expect([held.isOwn, held.takeableIn(5_000)]).toEqual([true, 0]);
    held.won(standing('here', 1), 1_000);
    expect([held.holds(1_999), held.expected]).toEqual([true, 1n]);
  });

  test('of another node is taken over after its time, counted from when its last record was seen', () => {
    const other = lease();
    other.seeWork(0);
    other.see(standing('there', 0), 100);
    expect([other.takeableIn(100), other.takeableIn(1_099), other.takeableIn(1_100)]).toEqual([1_000, 1, 0]);
    other.see(standing('there', 1), 900);
    expect(other.takeableIn(1_100)).toBe(800);
    // The same again is no news.
    other.see(standing('there', 1), 1_500);
    expect(other.takeableIn(1_900)).toBe(0);
  });

  test('of a node that had nothing to do is left to it for as long once there is something to do', () => {
    const idle = lease();
    idle.see(standing('there', 0), 0);
    idle.seeWork(50_000);
    idle.seeWork(50_400);
    expect([idle.takeableIn(50_400), idle.takeableIn(51_000)]).toEqual([600, 0]);
    idle.seeNoWork();
    expect(idle.takeableIn(60_000)).toBe(1_000);
  });

  test('of a node that waits after a failure is left to it for its pause as well, until somebody acts', () => {
    const failing = lease();
    failing.seeWork(0);
    failing.see(standing('there', 0, { failure: failingFor(5_000) }), 0);
    expect([failing.takeableIn(0), failing.takeableIn(6_000)]).toEqual([6_000, 0]);
    failing.seeAct(2_000);
    expect([failing.takeableIn(2_000), failing.takeableIn(3_000)]).toEqual([1_000, 0]);
  });

  test('is lost with a conflict, and nothing is tried before its cause is seen', () => {
    const lost = lease();
    lost.won(standing('here', 0), 0);
    lost.lost();
    expect([lost.holds(1), lost.takeableIn(100_000)]).toEqual([false, Infinity]);
    lost.see(standing('there', 1), 10);
    lost.seeWork(10);
    expect([lost.isOwn, lost.takeableIn(10), lost.expected]).toEqual([false, 1_000, 1n]);
  });

  test('that was recorded all the same, though that was not known, is this node’s own', () => {
    const own = lease();
    own.won(standing('here', 0), 0);
    own.lost();
    own.see(standing('here', 1), 10);
    expect([own.isOwn, own.holds(10), own.takeableIn(10), own.expected]).toEqual([true, false, 0, 1n]);
  });

  test('does not go back to an older record', () => {
    const newest = lease();
    newest.won(standing('here', 5), 0);
    newest.see(standing('there', 4), 10);
    expect([newest.isOwn, newest.expected]).toEqual([true, 5n]);
  });

  test('is nobody else’s where nobody else has the log', () => {
    const alone = lease(true);
    alone.see(standing('an earlier run', 3), 0);
    expect([alone.isOwn, alone.holds(1), alone.takeableIn(1)]).toEqual([false, false, 0]);
    alone.won(standing('here', 4), 1);
    expect(alone.holds(1_000_000, 1_000)).toBe(true);
  });

  test('is free while deliveries are parked, and stays so until a later act', () => {
    const parked = lease();
    parked.won(standing('here', 2, { act: 3, isParked: true, isReleased: true }), 0);
    expect([parked.isOwn, parked.holds(0), parked.isParkedSince(3), parked.isParkedSince(4)]).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });
});
