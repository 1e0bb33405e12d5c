import { said } from './sources.js';
import type { Step } from '../client.js';
import { idOf } from './step.js';

const ukraine = { name: 'Ukraine', country: 'UA' };
const sweden = { name: 'Sweden', country: 'SE' };
const unitedStates = { name: 'United States', country: 'US' };
const russia = { name: 'Russia', country: 'RU' };

export const GRIPEN = idOf('8', 1);
export const TOMAHAWK = idOf('8', 2);
export const SANCTIONS = idOf('9', 2);

const AGREEMENTS: readonly Step[] = [
  {
    key: 'agreement/gripen',
    path: '/agreements',
    body: {
      id: GRIPEN,
      title: 'Defence cooperation agreement of Sweden and Ukraine',
      kind: 'defence_cooperation',
      parties: [sweden, ukraine],
      signatories: [{ office: 'Prime Minister', name: 'Ulf Kristersson', country: 'SE' }],
      signedAt: '2025-10-22',
      place: { name: 'Stockholm', country: 'SE', precision: 'settlement' },
      stage: 'intent',
      terms: [
        {
          termId: 'gripen',
          item: 'Gripen',
          category: 'fighter_aircraft',
          unit: 'aircraft',
          figure: { high: 150, asStated: 'up to 150' },
          period: { years: 10 },
          commitment: 'potential',
        },
      ],
      statement: said('signatories', { quote: 'potential sales' }),
      note: 'Context in the report: the fleet of Ukraine includes F-16 and Mirage jets.',
    },
  },
  {
    key: 'agreement/tomahawk',
    path: '/agreements',
    body: {
      id: TOMAHAWK,
      title: 'Tomahawk missiles for Ukraine',
      kind: 'arms_transfer',
      parties: [unitedStates, ukraine],
      stage: 'considered',
      terms: [
        {
          termId: 'tomahawk',
          item: 'Tomahawk',
          category: 'missile',
          unit: 'missiles',
          figure: { asStated: 'possible' },
          commitment: 'potential',
        },
      ],
      statement: said('whiteHouse', { quote: 'cautious about stocks' }),
    },
  },
];

const announced = (number: number, key: string, body: object): Step => ({
  key: `diplomacy/${key}`,
  path: '/diplomatic-events',
  body: { id: idOf('9', number), ...body },
});

const EVENTS: readonly Step[] = [
  announced(1, 'summit', {
    kind: 'summit',
    title: 'Summit of the presidents of the United States and Russia',
    participants: [unitedStates, russia],
    status: 'on_hold',
    statement: said('kremlin', { quote: 'requires careful preparation' }),
  }),
  announced(2, 'sanctions', {
    kind: 'sanctions_package',
    title: 'Sanctions expected at the summit of the European Union in Brussels',
    place: { name: 'Brussels', country: 'BE', precision: 'settlement' },
    scheduledFor: '2025-10-23',
    statement: said('europeanUnion'),
  }),
  announced(3, 'freeze', {
    kind: 'statement',
    title: 'A good compromise: the proposal to freeze the conflict along the front lines',
    participants: [ukraine],
    status: 'held',
    statement: said('president'),
  }),
  announced(4, 'drill', {
    kind: 'drill',
    title: 'Drill of the nuclear forces of Russia',
    participants: [russia],
    scheduledFor: '2025-10-22',
    status: 'held',
    statement: said('kremlin'),
  }),
  announced(5, 'oslo', {
    kind: 'visit',
    title: 'Visit of the President of Ukraine to Oslo',
    participants: [ukraine, { name: 'Norway', country: 'NO' }],
    scheduledFor: '2025-10-22',
    statement: said('president'),
  }),
  announced(6, 'stockholm', {
    kind: 'visit',
    title: 'Visit of the President of Ukraine to Stockholm',
    participants: [ukraine, sweden],
    scheduledFor: '2025-10-22',
    statement: said('president'),
  }),
  announced(7, 'washington', {
    kind: 'meeting',
    title: 'Meeting of the President of the United States with the Secretary-General of NATO',
    participants: [unitedStates, { name: 'NATO' }],
    place: { name: 'Washington', country: 'US', precision: 'settlement' },
    scheduledFor: '2025-10-22',
    statement: said('whiteHouse'),
  }),
  announced(8, 'london', {
    kind: 'meeting',
    title: 'Coalition of the Willing, 35 nations, London',
    place: { name: 'London', country: 'GB', precision: 'settlement' },
    scheduledFor: '2025-10-24',
    statement: said('newsReport'),
  }),
];

export const DIPLOMACY_STEPS: readonly Step[] = [...AGREEMENTS, ...EVENTS];
