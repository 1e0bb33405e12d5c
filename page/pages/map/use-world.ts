import { useEffect, useState } from 'preact/hooks';
import atlas from 'world-atlas/countries-50m.json?url';
import type { Country, World } from './world.js';
import type { WorldDrawing, viewOf } from './world-drawing.js';

/** What draws it, fetched with it. */
interface Draw {
  readonly WorldDrawing: typeof WorldDrawing;
  readonly viewOf: typeof viewOf;
}

export interface DrawnWorld {
  readonly countries: readonly Country[];
  readonly draw: Draw;
}

let world: Promise<DrawnWorld> | null = null;

async function fetchWorld(): Promise<DrawnWorld> {
  const [{ countriesOf }, draw, shapes] = await Promise.all([
    import('./world.js'),
    import('./world-drawing.js'),
    fetchShapes(),
  ]);
  return { countries: countriesOf(shapes), draw };
}

async function fetchShapes(): Promise<World> {
  const response = await fetch(atlas);
  if (!response.ok) throw new Error(`the shapes of the world: ${response.status}`);
  return (await response.json()) as World;
}

/** The shapes of the world, once they are there: they are large, and asked for after everything else. */
export function useWorld(): { readonly world: DrawnWorld | null; readonly hasFailed: boolean } {
  const [found, setFound] = useState<DrawnWorld | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    world ??= fetchWorld();
    world.then(setFound, () => {
      world = null;
      setHasFailed(true);
    });
  }, []);
  return { world: found, hasFailed };
}
