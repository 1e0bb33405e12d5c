import { type Entry, ILLUSTRATION, type Later, type Line, type Thing, WEDNESDAY } from './line.js';
import type { SourceName } from './sources.js';

const US = { name: 'President of the United States', country: 'US' };
const RUSSIA = { name: 'President of Russia', country: 'RU' };
const UKRAINE = { name: 'President of Ukraine', country: 'UA' };
const city = (name: string, country: string) => ({
  name,
  country,
  admin1: null,
  point: null,
  precision: 'settlement',
});

interface Announced {
  readonly by: SourceName;
  readonly details: object;
  /** Announced where absent. */
  readonly status?: string;
  readonly scheduledFor?: string;
  readonly quote?: string;
  readonly note?: string;
}

function event({ by, details, status, scheduledFor, quote, note }: Announced, later: Entry): Thing {
  const first = {
    by,
    statedAt: WEDNESDAY,
    quote,
    body: { ...details, status, scheduledFor, note },
    stands: {
      ...details,
      status: status ?? 'announced',
      scheduledFor: scheduledFor ?? null,
      summary: null,
      warnings: [],
    },
  };
  return { what: 'the event', collection: 'diplomatic-events', entries: [first, later] };
}

const goesOn = (path: string, { by, at, why }: Later, body: object, stands: object): Entry => ({
  path,
  by,
  statedAt: at,
  body: { ...body, note: ILLUSTRATION + why },
  stands: { ...stands, note: ILLUSTRATION + why },
});

const postponed = (later: Later, scheduledFor: string) =>
  goesOn('postponement', later, { scheduledFor, reason: later.why }, { status: 'postponed', scheduledFor });
const putOnHold = (later: Later) => goesOn('hold', later, { reason: later.why }, { status: 'on_hold' });
const cancelled = (later: Later) =>
  goesOn('cancellation', later, { reason: later.why }, { status: 'cancelled' });
const ended = (later: Later, status: string) =>
  goesOn('outcome', later, { status, summary: later.why }, { status, summary: later.why, warnings: [] });

const visit = (place: ReturnType<typeof city>, later: Entry) =>
  event(
    {
      by: 'newsReport',
      details: { kind: 'visit', title: `Visit to ${place.name}`, participants: [UKRAINE], place },
      scheduledFor: WEDNESDAY,
    },
    later,
  );

/** Talks and meetings, held, expected and put off. */
export const DIPLOMACY: readonly Line[] = [
  {
    line: 'a summit of the US and Russian presidents is on hold',
    things: [
      event(
        {
          by: 'kremlin',
          details: {
            kind: 'summit',
            title: 'Summit of the US and Russian presidents',
            participants: [US, RUSSIA],
            place: null,
          },
          status: 'on_hold',
          quote: 'requires careful preparation',
          note: 'Reported to be "on hold".',
        },
        postponed({ by: 'kremlin', at: '2025-10-27', why: 'it is prepared, and has a date' }, '2025-11-20'),
      ),
    ],
  },
  {
    line: 'the US proposal to freeze the conflict along the front lines',
    things: [
      event(
        {
          by: 'presidentOfUkraine',
          details: {
            kind: 'statement',
            title: 'US proposal to freeze the conflict along the front lines',
            participants: [US],
          },
          quote: 'a good compromise',
        },
        cancelled({ by: 'presidentOfUS', at: '2025-10-30', why: 'the proposal is taken off the table' }),
      ),
    ],
  },
  {
    line: 'Russia holds a drill of its nuclear forces',
    things: [
      event(
        {
          by: 'newsReport',
          details: { kind: 'drill', title: 'Drill of the nuclear forces of Russia', participants: [] },
          status: 'held',
          scheduledFor: WEDNESDAY,
        },
        ended({ by: 'kremlin', at: '2025-10-23', why: 'one of the launches failed' }, 'failed'),
      ),
    ],
  },
  {
    line: "Ukraine's president visits Oslo, then Stockholm",
    things: [
      visit(
        city('Oslo', 'NO'),
        ended({ by: 'presidentOfUkraine', at: '2025-10-22T23:59:59.999Z', why: 'he was there' }, 'held'),
      ),
      visit(
        city('Stockholm', 'SE'),
        ended({ by: 'primeMinisterOfSweden', at: '2025-10-23', why: 'an agreement was signed' }, 'held'),
      ),
    ],
  },
  {
    line: "the US president meets NATO's Secretary-General in Washington",
    things: [
      event(
        {
          by: 'newsReport',
          details: {
            kind: 'meeting',
            title: "Meeting with NATO's Secretary-General",
            participants: [US, { name: 'Secretary-General of NATO', country: null }],
            place: city('Washington', 'US'),
          },
        },
        putOnHold({ by: 'presidentOfUS', at: '2025-10-22T23:59:59.999Z', why: 'it did not come to it' }),
      ),
    ],
  },
  {
    line: 'EU sanctions expected at a summit in Brussels on Thursday 23 October',
    things: [
      event(
        {
          by: 'newsReport',
          details: {
            kind: 'sanctions_package',
            title: 'EU sanctions',
            participants: [{ name: 'European Union', country: null }],
            place: city('Brussels', 'BE'),
          },
          scheduledFor: '2025-10-23',
        },
        ended(
          { by: 'newsReport', at: '2025-10-23T11:00:00+02:00', why: 'the package is adopted' },
          'adopted',
        ),
      ),
    ],
  },
  {
    line: 'the Coalition of the Willing meets in London on Friday 24 October',
    things: [
      event(
        {
          by: 'newsReport',
          details: {
            kind: 'meeting',
            title: 'Coalition of the Willing',
            participants: [{ name: 'Coalition of the Willing, 35 nations', country: null }],
            place: city('London', 'GB'),
          },
          scheduledFor: '2025-10-24',
        },
        postponed({ by: 'newsReport', at: '2025-10-23T18:00:00Z', why: 'not all can come' }, '2025-10-31'),
      ),
    ],
  },
];
