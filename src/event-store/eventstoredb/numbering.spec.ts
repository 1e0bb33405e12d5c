import { placeAfter, placeAt, type Counted } from './numbering.js';
import { START, type Place } from './place.js';

type CountedIn = Counted & { readonly stream: string };

const T0 = Date.parse('2026-03-01T10:00:00.000Z');

/** An event so many milliseconds after the first, further along by any distance: positions are sparse. */
function event(stream: string, commit: bigint, millisecond: number): CountedIn {
  return { stream, position: { commit, prepare: commit }, created: new Date(T0 + millisecond) };
}

const LOG = [
  event('ledger-casualty-count-a', 548n, 0),
  event('ops-access-keys', 733n, 5),
  event('ledger-strike-b', 60_771n, 5),
  event('ledger-casualty-count-a', 60_900n, 90),
];

describe('the numbering of a log that others write to as well', () => {
  it('gives dense sequences to the ledger’s events alone', () => {
    expect(walk(LOG).map(({ sequence }) => sequence)).toEqual([1, 1, 2, 3]);
  });

  it('comes to the same from any place that is gone on from', () => {
    const whole = walk(LOG);
    for (const [index, place] of whole.entries()) {
      expect(walk(LOG.slice(index + 1), place)).toEqual(whole.slice(index + 1));
    }
  });

  it('never goes back in time when a new leader’s clock stands before the old one’s', () => {
    const times = walk([event('ledger-a', 1n, 100), event('ledger-a', 2n, 40), event('ledger-a', 3n, 101)]);
    expect(times.map(({ recordedAt }) => recordedAt - T0)).toEqual([100, 100, 101]);
  });

  it('takes the operators’ events into its time', () => {
    const times = walk([event('ops-webhooks', 1n, 100), event('ledger-a', 2n, 40)]);
    expect(times.map(({ recordedAt }) => recordedAt - T0)).toEqual([100, 100]);
  });

  it('moves past records that do not count without counting them, and never back', () => {
    const place = walk(LOG).at(-1)!;
    const further = { commit: 70_000n, prepare: 69_990n };
    expect(placeAt(place, further)).toEqual({ ...place, position: further });
    expect(placeAt(place, { commit: 60_899n, prepare: 60_899n })).toBe(place);
  });
});

/** The place after each of the events. */
function walk(events: readonly CountedIn[], start: Place = START): Place[] {
  let place = start;
  return events.map((each) => (place = placeAfter(place, each.stream, each)));
}
