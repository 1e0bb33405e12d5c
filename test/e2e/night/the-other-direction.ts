import { amended, claimed, count } from './counts.js';
import { type Line, WEDNESDAY } from './line.js';
import { corroborated, disputed, strike, strikeTakenBack } from './strikes.js';

/** What was claimed and reported of the other direction. */
export const THE_OTHER_DIRECTION: readonly Line[] = [
  {
    line: 'a chemical plant in Bryansk',
    things: [
      strike(
        'bryansk',
        {
          by: 'ukrainianForces',
          details: {
            title: 'Storm Shadow missiles hit a chemical plant in Bryansk',
            means: ['missile'],
            attacker: 'Ukrainian forces',
            target: { kind: 'industry', name: 'chemical plant' },
            // Tuesday night.
            occurred: { from: '2025-10-21', to: '2025-10-22', precision: 'days' },
            place: { name: 'Bryansk', country: 'RU', precision: 'settlement' },
          },
          note: 'The plant is said to make gunpowder, missile fuel and explosives.',
        },
        corroborated('russianOfficials', WEDNESDAY, 'partial', {
          note: 'They confirm explosions and do not name the plant.',
          details: { title: 'Explosions in Bryansk' },
        }),
        corroborated('russianOfficials', '2025-10-24', 'full', {
          note: 'Illustration: the governor names the plant',
          revision: 2,
        }),
      ),
    ],
  },
  {
    line: 'a mechanical plant in Saransk',
    things: [
      strike(
        'saransk',
        {
          by: 'ukraine',
          details: {
            title: 'A mechanical plant hit in Saransk',
            attacker: 'Ukraine',
            target: { kind: 'industry', name: 'mechanical plant' },
            place: { name: 'Saransk, Mordovia', country: 'RU', admin1: 'RU-MO', precision: 'settlement' },
          },
        },
        disputed(
          { by: 'russianOfficials', at: '2025-10-23', why: 'the drones are said to have fallen on a field' },
          { target: { kind: 'other', name: 'a field' } },
        ),
      ),
    ],
  },
  {
    line: 'an oil refinery in Makhachkala',
    things: [
      strike(
        'makhachkala',
        {
          by: 'ukraine',
          details: {
            title: 'An oil refinery hit in Makhachkala',
            attacker: 'Ukraine',
            target: { kind: 'energy', name: 'oil refinery' },
            place: { name: 'Makhachkala, Dagestan', country: 'RU', admin1: 'RU-DA', precision: 'settlement' },
          },
        },
        strikeTakenBack({ by: 'ukraine', at: '2025-10-24', why: 'the source takes its claim back' }),
      ),
    ],
  },
  {
    line: '33 Ukrainian drones downed',
    things: [
      strike(
        'droneFlight',
        {
          by: 'russianDefenceMinistry',
          details: {
            title: 'Ukrainian drones over several regions of Russia',
            means: ['drone'],
            attacker: 'Ukraine',
            place: { country: 'RU', precision: 'country' },
          },
        },
        corroborated('secondNewspaper', '2025-10-23', 'full', {
          note: 'Illustration: readers sent pictures',
        }),
      ),
      count(
        'droneFlight',
        {
          family: 'munitions',
          measure: 'intercepted',
          group: 'drones',
          unit: 'munitions',
          by: 'russianDefenceMinistry',
          figure: { best: 33, asStated: '33' },
          note: 'Over several regions, some near St. Petersburg.',
        },
        claimed(
          { by: 'ukrainianForces', at: '2025-10-23', why: 'the other side counts its losses' },
          { high: 20, asStated: 'no more than 20' },
        ),
      ),
    ],
  },
  {
    line: 'flights suspended at eight airports',
    things: [
      count(
        'droneFlight',
        {
          family: 'disruption',
          measure: 'suspended',
          group: 'airports',
          unit: 'facilities',
          by: 'russianSide',
          figure: { best: 8, asStated: 'eight airports' },
          note: 'For a time.',
        },
        amended(
          { by: 'russianSide', at: '2025-10-23T06:00:00+03:00', why: 'all of them are open' },
          'developed',
          {
            best: 0,
            asStated: 'none',
          },
        ),
      ),
    ],
  },
];
