import type { ComponentType } from 'preact';
import { COUNT_COLLECTIONS } from '../../src/api/page/paths.js';
import { page, type PlaceProps } from './page-at.js';

interface RouteOfPage {
  readonly path: string;
  readonly component: ComponentType<PlaceProps>;
}

const count = page(() => import('./count/count.js'));
const comparison = page(() => import('./count/comparison.js'));
const revision = page(() => import('./count/revision.js'));
const proposal = page(() => import('./corrections/proposal.js'));

/** Each page by its path; it is fetched when somebody goes there. The ledger answers at the same paths. */
export const ROUTES: readonly RouteOfPage[] = [
  { path: '/', component: page(() => import('./home/home.js')) },
  { path: '/search', component: page(() => import('./search/search.js')) },
  { path: '/map', component: page(() => import('./map/map.js')) },
  { path: '/changes', component: page(() => import('./changes/changes.js')) },
  { path: '/tolls', component: page(() => import('./tolls/tolls.js')) },
  { path: '/discrepancies', component: page(() => import('./discrepancies/discrepancies.js')) },
  { path: '/corrections', component: page(() => import('./corrections/queue.js')) },
  { path: '/corrections/:id', component: page(() => import('./corrections/correction.js')) },
  { path: '/strikes/:id', component: page(() => import('./strike/strike.js')) },
  { path: '/situations/:id', component: page(() => import('./situation/situation.js')) },
  { path: '/agreements/:id', component: page(() => import('./agreement/agreement.js')) },
  { path: '/diplomatic-events/:id', component: page(() => import('./diplomatic-event/diplomatic-event.js')) },
  { path: '/sources/:id', component: page(() => import('./source/source.js')) },
  { path: '/notices/:id', component: page(() => import('./notice/notice.js')) },
  { path: '/series', component: page(() => import('./series/list.js')) },
  { path: '/series/:id', component: page(() => import('./series/one.js')) },
  { path: '/series/:id/table', component: page(() => import('./series/table.js')) },
  { path: '/series/:id/upload', component: page(() => import('./series/upload.js')) },
  ...COUNT_COLLECTIONS.flatMap((collection) => [
    { path: `/${collection}/:id`, component: count },
    { path: `/${collection}/:id/compare`, component: comparison },
    { path: `/${collection}/:id/correct`, component: proposal },
    { path: `/${collection}/:id/revisions/:revision`, component: revision },
  ]),
];
