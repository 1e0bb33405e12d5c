import { readFileSync } from 'node:fs';
import { countriesOf, type World } from './world.js';

const shapes = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8')) as World;
const countries = countriesOf(shapes);
const boundsOf = (code: string) => countries.find((country) => country.code === code)?.bounds;

describe('the countries of the map', () => {
  test('are there once each, by the letters that places are named by', () => {
    const codes = countries.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual(expect.arrayContaining(['UA', 'RU', 'PS', 'SD', 'XK']));
    expect(codes.length).toBeGreaterThan(230);
  });

  test('have Crimea where its ISO codes have it', () => {
    // The south of Crimea is at 44.4 degrees; elsewhere Ukraine ends at 45.2.
    expect(boundsOf('UA')?.south).toBeCloseTo(44.4, 1);
    expect(boundsOf('UA')?.east).toBeCloseTo(40.1, 1);
  });

  test('have on both sides of the antimeridian all longitudes', () => {
    expect(boundsOf('RU')?.west).toBeCloseTo(-180, 0);
    expect(boundsOf('RU')?.east).toBeCloseTo(180, 0);
  });
});
