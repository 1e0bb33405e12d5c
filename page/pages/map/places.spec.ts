import type { Place } from '../../ledger/answers.js';
import { type MarkedStrike, markOf, placesOf } from './places.js';

const place = (members: Partial<Place>): Place => ({
  name: null,
  country: 'UA',
  admin1: null,
  point: null,
  precision: 'unknown',
  ...members,
});
const strike = (id: string, at: Place): MarkedStrike => ({ id, title: id, status: 'claimed', place: at });
const point = [36.2, 50] as const;

describe('where strikes are marked', () => {
  test.each([
    ['exact', 'exact'],
    ['near', 'near'],
    ['settlement', 'settlement'],
    ['district', 'wide'],
    ['region', 'wide'],
    ['area', 'wide'],
    ['country', null],
    ['unknown', null],
  ] as const)('a point known as %s is marked as %s', (precision, kind) => {
    expect(markOf(place({ point, precision }))).toBe(kind);
    expect(markOf(place({ precision }))).toBeNull();
  });

  test('those at one point that are known equally well are one mark', () => {
    const { spots } = placesOf([
      strike('one', place({ point, precision: 'exact' })),
      strike('two', place({ point, precision: 'exact' })),
      strike('three', place({ point, precision: 'settlement' })),
    ]);
    expect(spots.map(({ kind, strikes }) => [kind, strikes.length])).toEqual([
      ['exact', 2],
      ['settlement', 1],
    ]);
  });

  test('those without a point shade their country, and those without a country are nowhere', () => {
    const { spots, shaded, nowhere } = placesOf([
      strike('kharkiv', place({ precision: 'settlement' })),
      strike('ukraine', place({ precision: 'country', point })),
      strike('bryansk', place({ country: 'RU', precision: 'settlement' })),
      strike('somewhere', place({ country: null })),
    ]);
    expect(spots).toEqual([]);
    expect(shaded.map(({ country, strikes }) => [country, strikes.length])).toEqual([
      ['UA', 2],
      ['RU', 1],
    ]);
    expect(nowhere.map(({ id }) => id)).toEqual(['somewhere']);
  });
});
