import type { Step } from '../client.js';
import { idOf, ILLUSTRATION } from './step.js';

const source = (number: number) => idOf('5', number);

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
  airForce: source(10),
  russianMinistry: source(11),
  russianOfficials: source(12),
  unitedNations: source(13),
  kremlin: source(14),
  whiteHouse: source(15),
  europeanUnion: source(16),
  signatories: source(17),
} as const;

const registered = (name: keyof typeof SOURCES, body: object): Step => ({
  key: `source/${name}`,
  path: '/sources',
  body: { id: SOURCES[name], ...body },
});

/** Who states. */
export const SOURCE_STEPS: readonly Step[] = [
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
  registered('airForce', { name: 'Air force of Ukraine', kind: 'military', country: 'UA' }),
  registered('russianMinistry', { name: 'Ministry of Defence of Russia', kind: 'ministry', country: 'RU' }),
  registered('russianOfficials', { name: 'Russian officials', kind: 'government', country: 'RU' }),
  registered('unitedNations', { name: 'United Nations', kind: 'un_body' }),
  registered('kremlin', { name: 'The Kremlin', kind: 'head_of_state', country: 'RU' }),
  registered('whiteHouse', { name: 'The White House', kind: 'head_of_state', country: 'US' }),
  registered('europeanUnion', { name: 'European Union', kind: 'international_organisation' }),
  registered('signatories', { name: 'Governments of Sweden and Ukraine', kind: 'government' }),
  registered('secondNewspaper', { name: 'A second newspaper', kind: 'newspaper', note: ILLUSTRATION }),
];

/** Said on the day, and carried by the one news report. */
export const said = (name: keyof typeof SOURCES, members: object = {}) => ({
  sourceId: SOURCES[name],
  statedAt: '2025-10-22',
  via: [SOURCES.newsReport],
  ...members,
});
