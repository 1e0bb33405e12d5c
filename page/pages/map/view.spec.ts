import { boxOfPoint, fit, fromText, mayShow, moved, toText, zoomed } from './view.js';

const KYIV = [30.5, 50.5] as const;
const FIJI = [179, -17] as const;
const SAMOA = [-172, -14] as const;

describe('a view of the map', () => {
  test('is in the address as the ledger’s filter has it', () => {
    const view = fromText('22,44,40,52');
    expect(view).toEqual({ west: 22, south: 44, east: 40, north: 52 });
    expect(view && toText(view)).toBe('22,44,40,52');
  });

  test('crosses the antimeridian where its west is above its east', () => {
    const view = fromText('170,-20,-170,-10');
    expect(view).toEqual({ west: 170, south: -20, east: 190, north: -10 });
    expect(view && toText(view)).toBe('170,-20,-170,-10');
  });

  test.each([undefined, '', '1,2,3', '1,2,3,x', '0,10,5,10', '0,0,200,10', '0,-95,5,10'])(
    'is not %j',
    (text) => expect(fromText(text)).toBeNull(),
  );

  test('has all points in it with room around them', () => {
    expect(fit([boxOfPoint(KYIV), boxOfPoint([40.5, 50.5])])).toEqual({
      west: 30,
      east: 41,
      south: 50,
      north: 51,
    });
  });

  test('takes the short way around the world', () => {
    const view = fit([boxOfPoint(FIJI), boxOfPoint(SAMOA)]);
    expect(view?.west).toBeCloseTo(178.55);
    expect(view?.east).toBeCloseTo(188.45);
  });

  test('of nothing is none', () => {
    expect(fit([])).toBeNull();
  });

  test('zooms about its middle, and back', () => {
    const view = { west: 20, south: 40, east: 40, north: 50 };
    expect(zoomed(view, 2)).toEqual({ west: 25, south: 42.5, east: 35, north: 47.5 });
    expect(zoomed(zoomed(view, 2), 0.5)).toEqual(view);
  });

  test('moves by shares of itself, not over the poles, and around the world', () => {
    const view = { west: 20, south: 40, east: 40, north: 50 };
    expect(moved(view, 0.5, -0.5)).toEqual({ west: 30, south: 35, east: 50, north: 45 });
    expect(moved({ ...view, south: 70, north: 80 }, 0, 1)).toMatchObject({ south: 70, north: 80 });
    expect(moved({ west: 170, south: 0, east: 190, north: 10 }, 1, 0)).toMatchObject({
      west: -170,
      east: -150,
    });
  });

  test('leaves out what lies far from it, on the round world', () => {
    const view = { west: 170, south: -20, east: 190, north: -10 };
    expect(mayShow(view, boxOfPoint(SAMOA))).toBe(true);
    expect(mayShow(view, boxOfPoint(FIJI))).toBe(true);
    expect(mayShow(view, boxOfPoint(KYIV))).toBe(false);
    expect(mayShow(view, { west: -180, south: -30, east: 180, north: 60 })).toBe(true);
  });

  test('is never wider than the world nor closer than a street', () => {
    expect(zoomed({ west: -170, south: -70, east: 170, north: 70 }, 0.1)).toEqual({
      west: -180,
      south: -80,
      east: 180,
      north: 80,
    });
    const close = zoomed({ west: 30, south: 50, east: 30.06, north: 50.03 }, 10);
    expect(close.east - close.west).toBeCloseTo(0.05);
  });
});
