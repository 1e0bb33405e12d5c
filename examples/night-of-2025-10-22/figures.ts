import { said } from './sources.js';
import type { Step } from '../client.js';
import { HOUR_ILLUSTRATED, idOf } from './step.js';
import { STRIKES } from './strikes.js';

export const DISPLACEMENT = idOf('6', 1);

interface Quantity {
  readonly family: string;
  readonly measure: string;
  readonly group?: string;
}

const counted = (
  strike: keyof typeof STRIKES,
  { family, measure, group }: Quantity,
  figure: object,
  statement: object,
  members: object = {},
): Step => ({
  key: `count/${strike}/${measure}/${group ?? 'all'}`,
  path: `/${family}-counts`,
  body: {
    subject: { type: 'strike', id: STRIKES[strike] },
    measure,
    ...(group === undefined ? {} : { group }),
    figure,
    statement,
    ...members,
  },
});

const killed = (group?: string): Quantity => ({ family: 'casualty', measure: 'killed', group });
const injured = (group?: string): Quantity => ({ family: 'casualty', measure: 'injured', group });
const launched = (group: string): Quantity => ({ family: 'munitions', measure: 'launched', group });
const rescued = (group?: string): Quantity => ({ family: 'rescue', measure: 'rescued', group });

/** The figure that the example follows. */
export const KILLED_WHOLE_ATTACK = counted(
  'wholeAttack',
  killed(),
  { low: 6, asStated: 'at least six' },
  said('officials', { statedAt: '2025-10-22T09:00:00+03:00' }),
  { note: HOUR_ILLUSTRATED },
);

/** The figure that two people correct. */
export const INJURED_IN_KYIV = counted('kyiv', injured(), { best: 29 }, said('kyivAuthorities'));

const CASUALTIES: readonly Step[] = [
  KILLED_WHOLE_ATTACK,
  counted('village', killed(), { best: 3 }, said('headOfKyivRegion')),
  counted('village', killed('children'), { best: 2 }, said('headOfKyivRegion')),
  counted('kindergarten', killed(), { best: 1 }, said('mayorOfKharkiv')),
  counted('kindergarten', injured(), { best: 6 }, said('mayorOfKharkiv')),
  counted(
    'kindergarten',
    injured('children'),
    { best: 0, asStated: 'no child physically hurt' },
    said('mayorOfKharkiv'),
  ),
  counted('dniproDistrict', killed(), { best: 2 }, said('emergencyCrews')),
  INJURED_IN_KYIV,
  counted('kyiv', injured('children'), { best: 5 }, said('kyivAuthorities')),
];

/** What no built-in measure counts, this deployment defines. */
const PLACES_HIT: Step = {
  key: 'measure/places_hit',
  path: '/measures',
  body: { code: 'places_hit', family: 'damage', unit: 'places', accumulation: 'period', label: 'Places hit' },
};

const OTHERS: readonly Step[] = [
  PLACES_HIT,
  counted(
    'wholeAttack',
    { family: 'damage', measure: 'places_hit' },
    { low: 9, asStated: 'at least eight cities and one village' },
    said('officials'),
  ),
  counted(
    'wholeAttack',
    launched('drones'),
    { best: 405, asStated: '405 strike drones and decoys' },
    said('airForce'),
  ),
  counted('wholeAttack', launched('missiles'), { best: 28 }, said('airForce')),
  counted('dniproDistrict', rescued(), { best: 10 }, said('emergencyCrews')),
  counted('darnytskyiDistrict', rescued(), { best: 15 }, said('emergencyCrews')),
  counted('darnytskyiDistrict', rescued('children'), { best: 2 }, said('emergencyCrews')),
  counted(
    'downedOverRussia',
    { family: 'munitions', measure: 'intercepted', group: 'drones' },
    { best: 33 },
    said('russianMinistry'),
  ),
  counted(
    'airports',
    { family: 'disruption', measure: 'suspended', group: 'airports' },
    { best: 8 },
    said('russianOfficials'),
  ),
];

const SITUATION: readonly Step[] = [
  {
    key: 'situation/displacement',
    path: '/situations',
    body: {
      id: DISPLACEMENT,
      title: 'Displacement, and the constant threat of air strikes, in Ukraine',
      kind: 'displacement',
      place: { name: 'Ukraine', country: 'UA', precision: 'country' },
      statement: said('unitedNations'),
    },
  },
  {
    key: 'count/displacement/under_threat/all',
    path: '/displacement-counts',
    body: {
      subject: { type: 'situation', id: DISPLACEMENT },
      measure: 'under_threat',
      running: true,
      figure: {
        low: 10_000_000,
        asStated: 'more than 10 million displaced or under constant threat of air strikes',
      },
      statement: said('unitedNations'),
    },
  },
];

export const FIGURE_STEPS: readonly Step[] = [...CASUALTIES, ...OTHERS, ...SITUATION];
