import { amended, claimedAndAdopted, corrected, count, setRight, takenBack } from './counts.js';
import type { Line } from './line.js';
import { detailsAmended, corroborated, strike, STRIKES } from './strikes.js';

const TEN_REGIONS = [
  'UA-32',
  'UA-51',
  'UA-74',
  'UA-12',
  'UA-35',
  'UA-53',
  'UA-05',
  'UA-23',
  'UA-71',
  'UA-59',
];

/** The attack on Ukraine as a whole. */
export const THE_ATTACK: readonly Line[] = [
  {
    line: 'killed, whole attack',
    things: [
      count(
        'wholeAttack',
        {
          family: 'casualty',
          measure: 'killed',
          by: 'officials',
          figure: { low: 6, asStated: 'at least six' },
          // The report has their ages. The ledger is about counts, and keeps nothing else of the dead.
          note: 'Among them a mother and her two daughters.',
        },
        amended(
          { by: 'officials', at: '2025-10-23T08:00:00+03:00', why: 'one of the injured died in hospital' },
          'developed',
          { best: 7, asStated: 'seven' },
        ),
      ),
    ],
  },
  {
    line: 'places hit',
    things: [
      count(
        'wholeAttack',
        {
          family: 'damage',
          measure: 'places_hit',
          unit: 'places',
          by: 'officials',
          figure: { low: 9, asStated: 'at least eight cities and one village' },
          note: 'The village is in Kyiv region. Nine: eight and one.',
        },
        ...corrected(
          { by: 'officials', at: '2025-10-24', why: 'two more villages were hit' },
          'late_report',
          { low: 11, asStated: 'at least eight cities and three villages' },
        ),
      ),
    ],
  },
  {
    line: 'regions targeted',
    things: [
      strike(
        'wholeAttack',
        {
          by: 'presidentOfUkraine',
          details: {
            title: 'Attack on Ukraine in the night to 22 October 2025',
            means: ['drone', 'missile'],
            place: { name: 'Ukraine', country: 'UA', precision: 'country' },
            regions: TEN_REGIONS,
          },
          note: 'Ten regions: Kyiv, Odesa, Chernihiv, Dnipropetrovsk, Kirovohrad, Poltava, Vinnytsia, Zaporizhzhia, Cherkasy, Sumy.',
        },
        detailsAmended(
          { by: 'presidentOfUkraine', at: '2025-10-23', why: 'an eleventh region is named' },
          'late_report',
          { regions: [...TEN_REGIONS, 'UA-63'] },
        ),
      ),
    ],
  },
  {
    line: 'drones launched',
    things: [
      count(
        'wholeAttack',
        {
          family: 'munitions',
          measure: 'launched',
          group: 'drones',
          unit: 'munitions',
          by: 'airForce',
          figure: { best: 405, asStated: '405' },
          note: 'Strike drones and decoys, most at the capital.',
        },
        amended(
          { by: 'airForce', at: '2025-10-25', why: 'the radar tracks were counted again' },
          'source_revised',
          {
            best: 400,
            approximate: true,
            asStated: 'about 400',
          },
        ),
      ),
    ],
  },
  {
    line: 'missiles launched',
    things: [
      count(
        'wholeAttack',
        {
          family: 'munitions',
          measure: 'launched',
          group: 'missiles',
          unit: 'munitions',
          by: 'airForce',
          figure: { best: 28, asStated: '28' },
        },
        ...claimedAndAdopted(
          { by: 'secondNewspaper', at: '2025-10-26', why: 'two more were found in a field' },
          { best: 30, asStated: '30' },
        ),
      ),
    ],
  },
  {
    line: 'injured in Kyiv',
    things: [
      strike(
        'kyiv',
        {
          by: 'authorities',
          details: {
            title: 'Attack on Kyiv',
            means: ['drone', 'missile'],
            place: { name: 'Kyiv', country: 'UA', admin1: 'UA-30', precision: 'settlement' },
            partOf: STRIKES.wholeAttack,
          },
        },
        corroborated('secondNewspaper', '2025-10-23', 'partial', {
          note: 'Illustration: a reporter saw the drones, not the missiles',
          details: { means: ['drone'] },
        }),
      ),
      count(
        'kyiv',
        {
          family: 'casualty',
          measure: 'injured',
          by: 'authorities',
          figure: { best: 29, asStated: '29' },
        },
        setRight(
          { by: 'authorities', at: '2025-10-24', why: 'the report was copied with a slip' },
          { best: 28, asStated: '28' },
        ),
      ),
      count(
        'kyiv',
        {
          family: 'casualty',
          measure: 'injured',
          group: 'children',
          by: 'authorities',
          figure: { best: 5, asStated: 'five of them children' },
        },
        takenBack(
          { by: 'authorities', at: '2025-10-24', why: 'their ages are not known' },
          { best: 5, asStated: 'five of them children' },
        ),
      ),
    ],
  },
];
