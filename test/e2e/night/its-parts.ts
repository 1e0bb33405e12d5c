import { amended, claimed, corrected, count, takenBack } from './counts.js';
import type { Line } from './line.js';
import { corroborated, detailsAmended, disputed, strike, STRIKES } from './strikes.js';

const inKyiv = (district: string) => ({
  target: { kind: 'residential', name: null },
  place: { name: `${district} district, Kyiv`, country: 'UA', admin1: 'UA-30', precision: 'district' },
  partOf: STRIKES.kyiv,
});

/** What was part of the attack, place by place. */
export const ITS_PARTS: readonly Line[] = [
  {
    line: 'a village in Kyiv region',
    things: [
      strike(
        'village',
        {
          by: 'headOfKyivRegion',
          details: {
            title: 'A missile struck a home in a village of Kyiv region',
            means: ['missile'],
            target: { kind: 'residential', name: 'a home' },
            place: { country: 'UA', admin1: 'UA-32', precision: 'region' },
            partOf: STRIKES.wholeAttack,
          },
          note: 'Fire consumed the building.',
        },
        corroborated('emergencyCrews', '2025-10-23', 'full', { note: 'Illustration: the crews were there' }),
      ),
      count(
        'village',
        {
          family: 'casualty',
          measure: 'killed',
          by: 'headOfKyivRegion',
          figure: { best: 3, asStated: 'a mother and her two daughters' },
        },
        claimed(
          {
            by: 'secondNewspaper',
            at: '2025-10-23T07:30:00+03:00',
            why: 'a neighbour is said to be dead too',
          },
          { low: 3, high: 4, asStated: 'three or four' },
        ),
      ),
      count(
        'village',
        {
          family: 'casualty',
          measure: 'killed',
          group: 'children',
          by: 'headOfKyivRegion',
          figure: { best: 2, asStated: 'her two daughters' },
        },
        amended({ by: 'emergencyCrews', at: '2025-10-24', why: 'seen at the place' }, 'verified', {
          best: 2,
          asStated: 'two children',
        }),
      ),
      count(
        'village',
        {
          family: 'damage',
          measure: 'destroyed',
          group: 'residential_buildings',
          unit: 'objects',
          by: 'headOfKyivRegion',
          figure: { best: 1, asStated: 'fire consumed the building' },
        },
        amended(
          { by: 'headOfKyivRegion', at: '2025-10-25', why: 'he tracks it no longer' },
          'source_revised',
          null,
        ),
      ),
    ],
  },
  {
    line: 'Kharkiv',
    things: [
      strike(
        'kindergarten',
        {
          by: 'mayorOfKharkiv',
          details: {
            title: 'A drone hit a kindergarten in Kharkiv',
            means: ['drone'],
            target: { kind: 'education', name: 'kindergarten' },
            place: { name: 'Kharkiv', country: 'UA', admin1: 'UA-63', precision: 'settlement' },
            partOf: STRIKES.wholeAttack,
          },
        },
        disputed(
          { by: 'russianDefenceMinistry', at: '2025-10-23', why: 'it is said to have been something else' },
          { target: { kind: 'military', name: null } },
        ),
      ),
      count(
        'kindergarten',
        { family: 'casualty', measure: 'killed', by: 'mayorOfKharkiv', figure: { best: 1, asStated: 'one' } },
        claimed(
          { by: 'secondNewspaper', at: '2025-10-23T10:00:00Z', why: 'an older list' },
          { best: 0, asStated: 'nobody' },
        ),
      ),
      count(
        'kindergarten',
        {
          family: 'casualty',
          measure: 'injured',
          by: 'mayorOfKharkiv',
          figure: { best: 6, asStated: 'six' },
        },
        ...corrected(
          { by: 'mayorOfKharkiv', at: '2025-10-24', why: 'three came to a hospital later' },
          'late_report',
          {
            best: 9,
            asStated: 'nine',
          },
        ),
      ),
      count(
        'kindergarten',
        {
          family: 'casualty',
          measure: 'injured',
          group: 'children',
          by: 'mayorOfKharkiv',
          figure: { best: 0, asStated: 'no child physically hurt' },
        },
        takenBack(
          { by: 'mayorOfKharkiv', at: '2025-10-25', why: 'not all parents were asked' },
          { best: 0, asStated: 'no child physically hurt' },
        ),
      ),
    ],
  },
  {
    line: 'Kyiv, Dnipro district',
    things: [
      strike(
        'dniproDistrict',
        {
          by: 'emergencyCrews',
          details: {
            title: 'Drone debris set fire to the sixth floor of a 16-storey building',
            means: ['drone'],
            ...inKyiv('Dnipro'),
          },
        },
        detailsAmended(
          { by: 'emergencyCrews', at: '2025-10-24', why: 'the seventh floor burned too' },
          'late_report',
          { title: 'Drone debris set fire to two floors of a 16-storey building' },
        ),
      ),
      count(
        'dniproDistrict',
        { family: 'casualty', measure: 'killed', by: 'emergencyCrews', figure: { best: 2, asStated: 'two' } },
        amended(
          { by: 'emergencyCrews', at: '2025-10-23', why: 'one was found among the rescued' },
          'recording_error',
          {
            best: 1,
            asStated: 'one',
          },
        ),
      ),
      count(
        'dniproDistrict',
        { family: 'rescue', measure: 'rescued', by: 'emergencyCrews', figure: { best: 10, asStated: '10' } },
        amended(
          { by: 'emergencyCrews', at: '2025-10-23', why: 'those on the stairs count too' },
          'method_changed',
          {
            best: 20,
            approximate: true,
            asStated: 'about 20',
          },
        ),
      ),
    ],
  },
  {
    line: 'Kyiv, Darnytskyi district',
    things: [
      strike(
        'darnytskyiDistrict',
        {
          by: 'emergencyCrews',
          details: { title: 'Fires on five floors of a high-rise', ...inKyiv('Darnytskyi') },
        },
        detailsAmended(
          { by: 'emergencyCrews', at: '2025-10-23', why: 'the debris was looked at' },
          'late_report',
          { means: ['drone'] },
        ),
      ),
      count(
        'darnytskyiDistrict',
        { family: 'rescue', measure: 'rescued', by: 'emergencyCrews', figure: { best: 15, asStated: '15' } },
        amended(
          { by: 'emergencyCrews', at: '2025-10-23', why: 'the list is not complete' },
          'source_revised',
          {
            low: 15,
            high: 18,
            asStated: '15 to 18',
          },
        ),
      ),
      count(
        'darnytskyiDistrict',
        {
          family: 'rescue',
          measure: 'rescued',
          group: 'children',
          by: 'emergencyCrews',
          figure: { best: 2, asStated: 'two of them children' },
        },
        claimed(
          { by: 'authorities', at: '2025-10-23', why: 'the authorities count as children who is under 18' },
          { best: 3, asStated: 'three children' },
        ),
      ),
    ],
  },
  {
    line: 'several regions: energy infrastructure',
    things: [
      strike(
        'energy',
        {
          by: 'officials',
          details: {
            title: 'Energy infrastructure struck in several regions',
            target: { kind: 'energy', name: null },
            place: { country: 'UA', precision: 'country' },
            regions: [],
            partOf: STRIKES.wholeAttack,
          },
          note: 'Rolling blackouts. No figures were given.',
          shows: { counts: [] },
        },
        detailsAmended(
          { by: 'officials', at: '2025-10-23', why: 'two of the regions are named' },
          'late_report',
          { regions: ['UA-74', 'UA-59'] },
        ),
      ),
    ],
  },
];
