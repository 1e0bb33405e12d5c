import { figure as figureOf } from '../../support/samples.js';
import { amended, countOf } from './counts.js';
import { ILLUSTRATION, type Line, WEDNESDAY } from './line.js';

const DISPLACEMENT = '0199f0e0-0000-7000-8009-000000000001';
const FLEET = '0199f0e0-0000-7000-8009-000000000002';

const SWEDEN = { name: 'Sweden', country: 'SE' };
const UKRAINE = { name: 'Ukraine', country: 'UA' };
const US = { name: 'United States', country: 'US' };
const STOCKHOLM = { name: 'Stockholm', country: 'SE', precision: 'settlement' };

const GRIPEN = {
  termId: 'gripen',
  item: 'Gripen',
  category: 'fighter_aircraft',
  unit: 'aircraft',
  period: { years: 10 },
  commitment: 'potential',
};
const AGREEMENT = {
  title: 'Defence cooperation agreement of Sweden and Ukraine',
  kind: 'defence_cooperation',
  parties: [SWEDEN, UKRAINE],
  signatories: [{ office: 'Prime Minister', name: 'Ulf Kristersson', country: 'SE' }],
  signedAt: WEDNESDAY,
  place: STOCKHOLM,
  stage: 'intent',
};
const TOMAHAWK = {
  title: 'Tomahawk missiles for Ukraine',
  kind: 'arms_transfer',
  parties: [US, UKRAINE],
  stage: 'considered',
};
const UKRAINE_WHOLE = { country: 'UA', precision: 'country' };
const SITUATION_OF_THE_DISPLACED = {
  title: 'Ukrainians displaced or under constant threat of air strikes',
  kind: 'displacement',
  place: UKRAINE_WHOLE,
};
const SITUATION_OF_THE_FLEET = {
  title: 'Fleet of fighter jets of Ukraine',
  kind: 'armed_forces',
  place: UKRAINE_WHOLE,
};

/** What is agreed, what is only considered, and what goes on for long. */
export const AGREEMENTS_AND_OTHER: readonly Line[] = [
  {
    line: 'Sweden and Ukraine sign a defence cooperation agreement in Stockholm',
    things: [
      {
        what: 'the agreement',
        collection: 'agreements',
        entries: [
          {
            by: 'primeMinisterOfSweden',
            statedAt: WEDNESDAY,
            quote: 'potential sales',
            body: { ...AGREEMENT, terms: [{ ...GRIPEN, figure: { high: 150, asStated: 'up to 150' } }] },
            stands: {
              ...AGREEMENT,
              stageRevision: 0,
              warnings: [],
              terms: [
                {
                  ...GRIPEN,
                  figure: figureOf({ high: 150, asStated: 'up to 150' }),
                  revision: 0,
                  deliveries: [],
                  delivered: null,
                },
              ],
            },
          },
          {
            path: 'terms/gripen/amendments',
            as: 'reviewer',
            by: 'primeMinisterOfSweden',
            statedAt: '2025-11-19',
            body: {
              figure: { low: 100, high: 150, asStated: '100 to 150' },
              commitment: 'firm',
              cause: 'developed',
              reason: 'a contract was signed',
              note: `${ILLUSTRATION}a contract was signed`,
            },
            stands: {
              terms: [
                {
                  ...GRIPEN,
                  figure: figureOf({ low: 100, high: 150, asStated: '100 to 150' }),
                  commitment: 'firm',
                  revision: 1,
                },
              ],
            },
          },
          {
            path: 'deliveries',
            by: 'primeMinisterOfSweden',
            statedAt: '2025-11-20',
            body: {
              termId: 'gripen',
              figure: { best: 2, asStated: 'two' },
              deliveredAt: '2025-11-20',
              note: `${ILLUSTRATION}the first two came`,
            },
            stands: {
              terms: [
                {
                  ...GRIPEN,
                  commitment: 'firm',
                  revision: 1,
                  delivered: { low: 2, best: 2, high: 2 },
                  deliveries: [
                    { figure: figureOf({ best: 2, asStated: 'two' }), status: 'active', revision: 2 },
                  ],
                },
              ],
            },
          },
        ],
      },
    ],
  },
  {
    // Context that nobody in the report states but the report itself. It goes on, so it is a situation.
    line: "Ukraine's fleet includes F-16 and Mirage jets",
    things: [
      {
        what: 'the situation',
        collection: 'situations',
        entries: [
          {
            by: 'newsReport',
            statedAt: WEDNESDAY,
            body: { id: FLEET, ...SITUATION_OF_THE_FLEET, note: 'It includes F-16 and Mirage jets.' },
            stands: { ...SITUATION_OF_THE_FLEET, since: null, counts: [], detailsRevision: 0 },
          },
          {
            path: 'amendments',
            as: 'reviewer',
            by: 'newsReport',
            statedAt: '2025-10-30',
            body: {
              changes: { title: 'Fleet of fighter jets of Ukraine, Gripen included' },
              cause: 'developed',
              reason: 'the first Gripen came',
              note: `${ILLUSTRATION}the first Gripen came`,
            },
            stands: { title: 'Fleet of fighter jets of Ukraine, Gripen included', detailsRevision: 1 },
          },
        ],
      },
    ],
  },
  {
    line: 'Tomahawk missiles: considered, not agreed',
    things: [
      {
        what: 'the agreement',
        collection: 'agreements',
        entries: [
          {
            by: 'presidentOfUS',
            statedAt: WEDNESDAY,
            body: { ...TOMAHAWK, note: 'Possible; he is cautious about stocks.' },
            stands: { ...TOMAHAWK, stageRevision: 0, signedAt: null, terms: [], signatories: [] },
          },
          {
            path: 'stages',
            as: 'reviewer',
            by: 'presidentOfUS',
            statedAt: '2025-11-02',
            body: {
              stage: 'intent',
              reason: 'he means to send some',
              note: `${ILLUSTRATION}he means to send some`,
            },
            stands: { stage: 'intent', stageRevision: 1, signedAt: null },
          },
        ],
      },
    ],
  },
  {
    line: 'more than 10 million Ukrainians displaced or under constant threat of air strikes',
    things: [
      {
        what: 'the situation',
        collection: 'situations',
        entries: [
          {
            by: 'unitedNations',
            statedAt: WEDNESDAY,
            body: { id: DISPLACEMENT, ...SITUATION_OF_THE_DISPLACED },
            stands: { ...SITUATION_OF_THE_DISPLACED, since: null, detailsRevision: 0 },
          },
          {
            path: 'amendments',
            as: 'reviewer',
            by: 'unitedNations',
            statedAt: '2025-11-03',
            body: {
              changes: { since: '2022-02-24' },
              cause: 'late_report',
              reason: 'the estimate says since when',
              note: `${ILLUSTRATION}the estimate says since when`,
            },
            stands: { since: '2022-02-24', detailsRevision: 1 },
          },
        ],
      },
      countOf(
        { type: 'situation', id: DISPLACEMENT },
        {
          family: 'displacement',
          measure: 'under_threat',
          running: true,
          by: 'unitedNations',
          figure: { low: 10_000_000, asStated: 'more than 10 million' },
          note: 'Displaced or under constant threat of air strikes: an estimate.',
        },
        amended({ by: 'unitedNations', at: '2025-11-03', why: 'the newest estimate' }, undefined, {
          low: 11_000_000,
          asStated: 'more than 11 million',
        }),
      ),
    ],
  },
];
