import { type ComponentType } from 'preact';
import { lazy } from 'preact-iso';
import { COUNT_COLLECTIONS } from '../../src/api/page/paths.js';

interface RouteOfPage {
  readonly path: string;
  readonly component: ComponentType;
}

const count = lazy(() => import('./count/count.js'));
const comparison = lazy(() => import('./count/comparison.js'));
const revision = lazy(() => import('./count/revision.js'));
const proposal = lazy(() => import('./corrections/proposal.js'));

/** Each page by its path; it is fetched when somebody goes there. The ledger answers at the same paths. */
export const ROUTES: readonly RouteOfPage[] = [
  { path: '/', component: lazy(() => import('./home/home.js')) },
  { path: '/search', component: lazy(() => import('./search/search.js')) },
  { path: '/map', component: lazy(() => import('./map/map.js')) },
  { path: '/changes', component: lazy(() => import('./changes/changes.js')) },
  { path: '/tolls', component: lazy(() => import('./tolls/tolls.js')) },
  { path: '/discrepancies', component: lazy(() => import('./discrepancies/discrepancies.js')) },
  { path: '/corrections', component: lazy(() => import('./corrections/queue.js')) },
  { path: '/corrections/:id', component: lazy(() => import('./corrections/correction.js')) },
  { path: '/strikes/:id', component: lazy(() => import('./strike/strike.js')) },
  { path: '/situations/:id', component: lazy(() => import('./situation/situation.js')) },
  { path: '/agreements/:id', component: lazy(() => import('./agreement/agreement.js')) },
  { path: '/diplomatic-events/:id', component: lazy(() => import('./diplomatic-event/diplomatic-event.js')) },
  { path: '/sources/:id', component: lazy(() => import('./source/source.js')) },
  { path: '/notices/:id', component: lazy(() => import('./notice/notice.js')) },
  { path: '/series', component: lazy(() => import('./series/list.js')) },
  { path: '/series/:id', component: lazy(() => import('./series/one.js')) },
  { path: '/series/:id/table', component: lazy(() => import('./series/table.js')) },
  { path: '/series/:id/upload', component: lazy(() => import('./series/upload.js')) },
  ...COUNT_COLLECTIONS.flatMap((collection) => [
    { path: `/${collection}/:id`, component: count },
    { path: `/${collection}/:id/compare`, component: comparison },
    { path: `/${collection}/:id/correct`, component: proposal },
    { path: `/${collection}/:id/revisions/:revision`, component: revision },
  ]),
];
