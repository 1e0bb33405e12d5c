import { said } from './sources.js';
import type { Step } from '../client.js';
import { idOf } from './step.js';

const strike = (number: number) => idOf('7', number);

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
  downedOverRussia: strike(11),
  airports: strike(12),
} as const;

const NIGHT = { from: '2025-10-21', to: '2025-10-22', precision: 'days' };

const reported = (name: keyof typeof STRIKES, body: object): Step => ({
  key: `strike/${name}`,
  path: '/strikes',
  body: { id: STRIKES[name], occurred: NIGHT, ...body },
});

const ATTACK = { attacker: 'Russian armed forces', partOf: STRIKES.wholeAttack };
const COUNTER = { attacker: 'Ukrainian forces', statement: said('ukrainianForces') };

/** Wholes before their parts. */
export const STRIKE_STEPS: readonly Step[] = [
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
  reported('downedOverRussia', {
    attacker: 'Ukrainian forces',
    title: 'Drones over several regions of Russia, some near St. Petersburg',
    means: ['drone'],
    place: { country: 'RU', precision: 'country' },
    statement: said('russianMinistry'),
  }),
  reported('airports', {
    attacker: 'Ukrainian forces',
    title: 'Flights suspended for a time at airports in Russia',
    means: ['drone'],
    target: { kind: 'transport' },
    place: { country: 'RU', precision: 'country' },
    statement: said('russianOfficials'),
  }),
  {
    key: 'stance/bryansk',
    path: `/strikes/${STRIKES.bryansk}/corroborations`,
    body: {
      extent: 'partial',
      details: { title: 'Explosions in Bryansk region' },
      statement: said('russianOfficials', { quote: 'confirm explosions, do not name the plant' }),
    },
  },
];
