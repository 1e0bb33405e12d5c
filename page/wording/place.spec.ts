import { placeInWords, pointInWords } from './place.js';

const nowhere = { name: null, country: null, admin1: null, point: null, precision: 'unknown' } as const;

describe('a place in words', () => {
  test('goes from the nearest name outwards', () => {
    const place = { ...nowhere, name: 'Bryansk', country: 'RU', admin1: 'RU-BRY' };
    expect(placeInWords(place)).toBe('Bryansk, Bryansk region, Russia');
  });

  test('says once what the name says already', () => {
    expect(placeInWords({ ...nowhere, name: 'Ukraine', country: 'UA' })).toBe('Ukraine');
    const district = { ...nowhere, name: 'Dnipro district, Kyiv', country: 'UA', admin1: 'UA-30' };
    expect(placeInWords(district)).toBe('Dnipro district, Kyiv, Ukraine');
  });

  test('has the code of a region that has no name here, and nothing of what is not known', () => {
    expect(placeInWords({ ...nowhere, admin1: 'ML-1' })).toBe('region ML-1');
    expect(placeInWords(nowhere)).toBe('');
  });

  test('has a point by its hemispheres', () => {
    expect(pointInWords([-70.66, -33.45])).toBe('33.45° S, 70.66° W');
  });
});
