import type { ComponentType } from 'preact';
import { lazy } from 'preact-iso';
import { PlaceOfPage } from '../address/address.js';

/** What the router tells a page of where it is. */
export interface PlaceProps {
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** A page that is fetched when somebody goes to it, and stays at its address until it is gone. */
export function page(load: () => Promise<{ readonly default: ComponentType }>): ComponentType<PlaceProps> {
  const Fetched = lazy(load);
  return function Page({ path = '/', query = {} }: PlaceProps) {
    return (
      <PlaceOfPage.Provider value={{ path, query }}>
        <Fetched />
      </PlaceOfPage.Provider>
    );
  };
}
