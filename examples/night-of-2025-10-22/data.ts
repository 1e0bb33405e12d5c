/**
 * The night of 21 to 22 October 2025, as reported.
 *
 * The facts are restated from one news report of Wednesday 22 October 2025. It gives no times within the night: the
 * hours below are illustrations, and so is everything that is marked so in its `note`, which the ledger keeps.
 */

/** One command: the path under `/v1`, the body, and what makes a repetition the same command. */
export interface Step {
  /** Its Idempotency-Key. */
  readonly key: string;
  readonly path: string;
  readonly body: object;
  readonly ifMatch?: number;
}

const ILLUSTRATION =
  'Illustration: invented to show how a figure goes on after the night; nobody reported it.';
const HOUR_ILLUSTRATED = 'The day is as reported; the hour is an illustration.';

// Ids are the client's own here, so that the same night is the same night in every ledger.
const id = (kind: '5' | '7', number: number) =>
  `0199f0e0-0000-7000-800${kind}-${String(number).padStart(12, '0')}`;
const source = (number: number) => id('5', number);
const strike = (number: number) => id('7', number);

export const SOURCES = {
  newsReport: source(1),
  officials: source(2),
  president: source(3),
  headOfKyivRegion: source(4),
  mayorOfKharkiv: source(5),
  emergencyCrews: source(6),
  kyivAuthorities: source(7),
  ukrainianForces: source(8),
  secondNewspaper: source(9),
} as const;

export const STRIKES = {
  wholeAttack: strike(1),
  village: strike(2),
  kindergarten: strike(3),
  kyiv: strike(4),
  dniproDistrict: strike(5),
  darnytskyiDistrict: strike(6),
  energy: strike(7),
  bryansk: strike(8),
  saransk: strike(9),
  makhachkala: strike(10),
} as const;

const registered = (name: keyof typeof SOURCES, body: object): Step => ({
  key: `night-2025-10-22/source/${name}`,
  path: '/sources',
  body: { id: SOURCES[name], ...body },
});

const sources: Step[] = [
  registered('newsReport', { name: 'News report of 22 October 2025', kind: 'newspaper' }),
  registered('officials', { name: 'Ukrainian officials', kind: 'government', country: 'UA' }),
  registered('president', { name: 'President of Ukraine', kind: 'head_of_state', country: 'UA' }),
  registered('headOfKyivRegion', {
    name: 'Mykola Kalashnyk, head of Kyiv region',
    kind: 'regional_government',
    country: 'UA',
  }),
  registered('mayorOfKharkiv', { name: 'Ihor Terekhov, mayor of Kharkiv', kind: 'mayor', country: 'UA' }),
  registered('emergencyCrews', { name: 'Emergency crews, Kyiv', kind: 'emergency_service', country: 'UA' }),
  registered('kyivAuthorities', { name: 'Authorities, Kyiv', kind: 'municipality', country: 'UA' }),
  registered('ukrainianForces', { name: 'Ukrainian forces', kind: 'military', country: 'UA' }),
  registered('secondNewspaper', { name: 'A second newspaper', kind: 'newspaper', note: ILLUSTRATION }),
];

/** Said on the day, and carried by the one news report. */
const said = (name: keyof typeof SOURCES, members: object = {}) => ({
  sourceId: SOURCES[name],
  statedAt: '2025-10-22',
  via: [SOURCES.newsReport],
  ...members,
});

const NIGHT = { from: '2025-10-21', to: '2025-10-22', precision: 'days' };

const reported = (name: keyof typeof STRIKES, body: object): Step => ({
  key: `night-2025-10-22/strike/${name}`,
  path: '/strikes',
  body: { id: STRIKES[name], occurred: NIGHT, ...body },
});

const ATTACK = { attacker: 'Russian armed forces', partOf: STRIKES.wholeAttack };
const COUNTER = { attacker: 'Ukrainian forces', statement: said('ukrainianForces') };

const strikes: Step[] = [
  reported('wholeAttack', {
    title: 'Attack on Ukraine in the night to 22 October 2025',
    means: ['drone', 'missile'],
    attacker: 'Russian armed forces',
    place: { name: 'Ukraine', country: 'UA', precision: 'country' },
    regions: ['UA-32', 'UA-51', 'UA-74', 'UA-12', 'UA-35', 'UA-53', 'UA-05', 'UA-23', 'UA-71', 'UA-59'],
    statement: said('president'),
  }),
  reported('village', {
    ...ATTACK,
    title: 'Missile strike on a home in a village, Kyiv region',
    means: ['missile'],
    target: { kind: 'residential' },
    place: { country: 'UA', admin1: 'UA-32', precision: 'region' },
    statement: said('headOfKyivRegion'),
  }),
  reported('kindergarten', {
    ...ATTACK,
    title: 'Drone strike on a kindergarten, Kharkiv',
    means: ['drone'],
    target: { kind: 'education', name: 'kindergarten' },
    place: { name: 'Kharkiv', country: 'UA', admin1: 'UA-63', precision: 'settlement' },
    statement: said('mayorOfKharkiv'),
  }),
  reported('kyiv', {
    ...ATTACK,
    title: 'Attack on Kyiv',
    means: ['drone', 'missile'],
    place: { name: 'Kyiv', country: 'UA', admin1: 'UA-30', precision: 'settlement' },
    statement: said('kyivAuthorities'),
  }),
  reported('dniproDistrict', {
    ...ATTACK,
    partOf: STRIKES.kyiv,
    title: 'Drone debris sets fire to the sixth floor of a 16-storey building, Dnipro district, Kyiv',
    means: ['drone'],
    target: { kind: 'residential' },
    place: { name: 'Dnipro district, Kyiv', country: 'UA', admin1: 'UA-30', precision: 'district' },
    statement: said('emergencyCrews'),
  }),
  reported('darnytskyiDistrict', {
    ...ATTACK,
    partOf: STRIKES.kyiv,
    title: 'Fires on five floors of a high-rise, Darnytskyi district, Kyiv',
    means: ['unknown'],
    target: { kind: 'residential' },
    place: { name: 'Darnytskyi district, Kyiv', country: 'UA', admin1: 'UA-30', precision: 'district' },
    statement: said('emergencyCrews'),
  }),
  reported('energy', {
    ...ATTACK,
    title: 'Strikes on energy infrastructure in several regions; rolling blackouts',
    means: ['drone', 'missile'],
    target: { kind: 'energy' },
    place: { country: 'UA', precision: 'country' },
    statement: said('officials'),
  }),
  reported('bryansk', {
    ...COUNTER,
    title: 'Strike on a chemical plant, Bryansk',
    means: ['missile'],
    target: { kind: 'industry', name: 'chemical plant' },
    occurred: { from: '2025-10-21', precision: 'day' },
    place: { name: 'Bryansk', country: 'RU', admin1: 'RU-BRY', precision: 'settlement' },
  }),
  reported('saransk', {
    ...COUNTER,
    title: 'Strike on a mechanical plant, Saransk',
    means: ['unknown'],
    target: { kind: 'industry', name: 'mechanical plant' },
    place: { name: 'Saransk', country: 'RU', admin1: 'RU-MO', precision: 'settlement' },
  }),
  reported('makhachkala', {
    ...COUNTER,
    title: 'Strike on an oil refinery, Makhachkala',
    means: ['unknown'],
    target: { kind: 'energy', name: 'oil refinery' },
    place: { name: 'Makhachkala', country: 'RU', admin1: 'RU-DA', precision: 'settlement' },
  }),
];

const counted = (
  name: keyof typeof STRIKES,
  measure: 'killed' | 'injured',
  figure: object,
  statement: object,
  members: { group?: string; note?: string } = {},
): Step => ({
  key: `night-2025-10-22/count/${name}/${measure}/${members.group ?? 'all'}`,
  path: '/casualty-counts',
  body: { subject: { type: 'strike', id: STRIKES[name] }, measure, figure, statement, ...members },
});

/** The figure that the example follows. */
export const KILLED_WHOLE_ATTACK = counted(
  'wholeAttack',
  'killed',
  { low: 6, asStated: 'at least six' },
  said('officials', { statedAt: '2025-10-22T09:00:00+03:00' }),
  { note: HOUR_ILLUSTRATED },
);

const counts: Step[] = [
  KILLED_WHOLE_ATTACK,
  counted('village', 'killed', { best: 3 }, said('headOfKyivRegion')),
  counted('village', 'killed', { best: 2 }, said('headOfKyivRegion'), { group: 'children' }),
  counted('kindergarten', 'killed', { best: 1 }, said('mayorOfKharkiv')),
  counted('kindergarten', 'injured', { best: 6 }, said('mayorOfKharkiv')),
  counted(
    'kindergarten',
    'injured',
    { best: 0, asStated: 'no child physically hurt' },
    said('mayorOfKharkiv'),
    {
      group: 'children',
    },
  ),
  counted('dniproDistrict', 'killed', { best: 2 }, said('emergencyCrews')),
  counted('kyiv', 'injured', { best: 29 }, said('kyivAuthorities')),
  counted('kyiv', 'injured', { best: 5 }, said('kyivAuthorities'), { group: 'children' }),
];

/** What the night reported: sources first, wholes before their parts, strikes before their counts. */
export const NIGHT_STEPS: readonly Step[] = [...sources, ...strikes, ...counts];

/** What might come later, invented: the whole attack's killed rise to seven, another source differs and withdraws. */
export function laterSteps(killedId: string): Step[] {
  const path = `/casualty-counts/${killedId}`;
  const key = (step: string) => `night-2025-10-22/later/${step}`;
  return [
    {
      key: key('claim'),
      path: `${path}/claims`,
      body: {
        figure: { low: 8, asStated: 'at least eight' },
        statement: { sourceId: SOURCES.secondNewspaper, statedAt: '2025-10-22T18:00:00+03:00' },
        note: ILLUSTRATION,
      },
    },
    {
      key: key('amendment'),
      path: `${path}/amendments`,
      ifMatch: 0,
      body: {
        figure: { best: 7 },
        cause: 'developed',
        reason: 'One of the injured died in hospital',
        statement: { sourceId: SOURCES.officials, statedAt: '2025-10-23T08:00:00+03:00' },
        note: ILLUSTRATION,
      },
    },
    {
      key: key('withdrawal'),
      path: `${path}/claims/1/retraction`,
      body: {
        cause: 'source_retracted',
        reason: 'The newspaper withdraws its figure',
        statement: { sourceId: SOURCES.secondNewspaper, statedAt: '2025-10-24' },
        note: ILLUSTRATION,
      },
    },
  ];
}
