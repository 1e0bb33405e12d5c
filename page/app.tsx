import { useRef } from 'preact/hooks';
import { ErrorBoundary, LocationProvider, Route, Router } from 'preact-iso';
import { addressOf, useAddress } from './address/address.js';
import { KnownMomentsProvider } from './moment-bar/known-moments.js';
import { MomentBar } from './moment-bar/moment-bar.js';
import { NotFound } from './pages/not-found.js';
import { ROUTES } from './pages/routes.js';
import { SessionBar } from './session-bar/session-bar.js';

const PLACES = [
  ['/search', 'Search'],
  ['/map', 'Map'],
  ['/changes', 'Changes'],
  ['/tolls', 'Totals'],
  ['/discrepancies', 'Discrepancies'],
  ['/series', 'Series'],
  ['/corrections', 'Corrections'],
] as const;

/** Everything else at this origin is the ledger's own, as the documentation of the API. */
const PAGES = /^\/(?!(v1|docs|problems|schemas|health|metrics|openapi\.json|asyncapi\.json)(\/|$))/;

/** The frame of every page. */
export function App() {
  const content = useRef<HTMLElement>(null);
  // Not a state: rendered again, the router would drop the page that stands there while the next one is fetched.
  const setFetching = (isFetching: boolean) => content.current?.setAttribute('aria-busy', String(isFetching));
  return (
    <LocationProvider scope={PAGES}>
      <KnownMomentsProvider>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <Head />
        <MomentBar />
        <main id="content" ref={content}>
          <ErrorBoundary>
            <Router onLoadStart={() => setFetching(true)} onLoadEnd={() => setFetching(false)}>
              {ROUTES.map(({ path, component }) => (
                <Route key={path} path={path} component={component} />
              ))}
              <Route default component={NotFound} />
            </Router>
          </ErrorBoundary>
        </main>
        <Foot />
      </KnownMomentsProvider>
    </LocationProvider>
  );
}

function Head() {
  const { link, path } = useAddress();
  return (
    <header class="top">
      <a class="name" href={link('/')}>
        Conflict Ledger
      </a>
      <nav aria-label="Pages">
        {PLACES.map(([to, name]) => (
          <a key={to} href={link(to)} aria-current={path.startsWith(to) ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <SessionBar />
    </header>
  );
}

function Foot() {
  const { path, query } = useAddress();
  return (
    <footer class="bottom">
      <p>
        Times are in UTC. Every figure is as its source stated it; every change keeps who made it, and why.{' '}
        <a href="/docs">The same as data</a>
      </p>
      <p class="on-paper">{location.origin + addressOf(path, query)}</p>
    </footer>
  );
}
