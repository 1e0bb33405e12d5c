const id = (number: number) => `0199f0e0-0000-7000-8005-${String(number).padStart(12, '0')}`;

/** Who states, in the words of the report; and who carries it. */
export const SOURCES = {
  newsReport: { id: id(1), name: 'News report of 22 October 2025', kind: 'newspaper' },
  officials: { id: id(2), name: 'Ukrainian officials', kind: 'government', country: 'UA' },
  presidentOfUkraine: { id: id(3), name: 'President of Ukraine', kind: 'head_of_state', country: 'UA' },
  airForce: { id: id(4), name: 'Air force of Ukraine', kind: 'military', country: 'UA' },
  authorities: { id: id(5), name: 'Authorities, Kyiv', kind: 'local_government', country: 'UA' },
  headOfKyivRegion: {
    id: id(6),
    name: 'Mykola Kalashnyk, head of Kyiv region',
    kind: 'regional_government',
    country: 'UA',
  },
  mayorOfKharkiv: { id: id(7), name: 'Ihor Terekhov, mayor of Kharkiv', kind: 'mayor', country: 'UA' },
  emergencyCrews: { id: id(8), name: 'Emergency crews', kind: 'rescue_service', country: 'UA' },
  ukrainianForces: { id: id(9), name: 'Ukrainian forces', kind: 'military', country: 'UA' },
  ukraine: { id: id(10), name: 'Ukraine', kind: 'government', country: 'UA' },
  russianOfficials: { id: id(11), name: 'Russian officials', kind: 'government', country: 'RU' },
  russianDefenceMinistry: { id: id(12), name: 'Russian Defence Ministry', kind: 'ministry', country: 'RU' },
  russianSide: { id: id(13), name: 'Russian side', kind: 'government', country: 'RU' },
  kremlin: { id: id(14), name: 'Kremlin', kind: 'government', country: 'RU' },
  presidentOfUS: { id: id(15), name: 'President of the United States', kind: 'head_of_state', country: 'US' },
  primeMinisterOfSweden: {
    id: id(16),
    name: 'Ulf Kristersson, Prime Minister of Sweden',
    kind: 'head_of_government',
    country: 'SE',
  },
  unitedNations: { id: id(17), name: 'United Nations', kind: 'un_body' },
  secondNewspaper: {
    id: id(18),
    name: 'A second newspaper',
    kind: 'newspaper',
    note: 'Illustration: a source that nobody named.',
  },
} as const;

export type SourceName = keyof typeof SOURCES;
