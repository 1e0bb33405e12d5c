import type { Role } from '../../../src/domain/kernel/actor.js';

/** What a route needs: a role or one above it; nobody in particular. */
export type Need = Role | 'nobody';

/**
 * Who may do what, by hand, from what is promised to users: who reads, adds, changes, and runs the ledger. Every route
 * of a node has its row. `{family}` is each family of counts.
 */
export const ACCESS: Readonly<Record<Need, readonly string[]>> = {
  nobody: [
    'GET /health/live',
    'GET /health/ready',
    'GET /metrics',
    'GET /openapi.json',
    'GET /asyncapi.json',
    'GET /docs',
    'GET /docs/',
    'GET /docs/exports',
    'GET /docs/LICENSE',
    'GET /docs/index.html',
    'GET /docs/swagger-ui-init.js',
    'GET /docs/docs/swagger-ui-init.js',
    'GET /docs/*',
    'GET /problems',
    'GET /problems/:code',
    'GET /schemas',
    'GET /schemas/:name',
    'GET /',
    'GET /assets/*',
    'GET /search',
    'GET /map',
    'GET /changes',
    'GET /tolls',
    'GET /discrepancies',
    'GET /corrections',
    'GET /corrections/:id',
    'GET /strikes/:id',
    'GET /situations/:id',
    'GET /agreements/:id',
    'GET /diplomatic-events/:id',
    'GET /sources/:id',
    'GET /notices/:id',
    'GET /series',
    'GET /series/:id',
    'GET /series/:id/table',
    'GET /series/:id/upload',
    'GET /{family}-counts/:id',
    'GET /{family}-counts/:id/compare',
    'GET /{family}-counts/:id/correct',
    'GET /{family}-counts/:id/revisions/:revision',
  ],
  reader: [
    'GET /v1/sources',
    'GET /v1/sources/:id',
    'GET /v1/strikes',
    'GET /v1/strikes/:id',
    'GET /v1/situations',
    'GET /v1/situations/:id',
    'GET /v1/{family}-counts',
    'GET /v1/{family}-counts/:id',
    'GET /v1/{family}-counts/:id/revisions',
    'GET /v1/{family}-counts/:id/revisions/:revision',
    'GET /v1/{family}-counts/:id/corrections',
    'GET /v1/corrections',
    'GET /v1/corrections/:id',
    'GET /v1/agreements',
    'GET /v1/agreements/:id',
    'GET /v1/agreements/:id/terms/:termId/revisions',
    'GET /v1/diplomatic-events',
    'GET /v1/diplomatic-events/:id',
    'GET /v1/measures',
    'GET /v1/measures/:id',
    'GET /v1/groups',
    'GET /v1/groups/:id',
    'GET /v1/notices',
    'GET /v1/notices/:id',
    'GET /v1/tolls',
    'GET /v1/discrepancies',
    'GET /v1/changes',
    'GET /v1/changes/stream',
    'GET /v1/volatility',
    'GET /v1/events',
    'GET /v1/events/:sequence',
    'GET /v1/events/stream',
    'GET /v1/series',
    'GET /v1/series/:id',
    'GET /v1/series/:id/revisions',
    'GET /v1/series/:id/revisions.csv',
    'GET /v1/series/:id/revisions.parquet',
    'GET /v1/series/:id/table',
    'GET /v1/series/:id/vintages',
    'GET /v1/series/:id/vintages/:vintage',
  ],
  // Adds, and takes back what is the actor's own.
  analyst: [
    'POST /v1/commands',
    'POST /v1/sources',
    'POST /v1/strikes',
    'POST /v1/strikes/:id/retraction',
    'POST /v1/strikes/:id/corroborations',
    'POST /v1/strikes/:id/corroborations/:revision/retraction',
    'POST /v1/strikes/:id/disputes',
    'POST /v1/strikes/:id/disputes/:revision/retraction',
    'POST /v1/situations',
    'POST /v1/{family}-counts',
    'POST /v1/{family}-counts/:id/retraction',
    'POST /v1/{family}-counts/:id/claims',
    'POST /v1/{family}-counts/:id/claims/:revision/retraction',
    'POST /v1/{family}-counts/:id/corrections',
    'POST /v1/{family}-counts/:id/corrections/:cid/withdrawal',
    'POST /v1/notices',
    'POST /v1/notices/:id/retraction',
    'POST /v1/agreements',
    'POST /v1/agreements/:id/deliveries',
    'POST /v1/agreements/:id/deliveries/:did/retraction',
    'POST /v1/diplomatic-events',
    'POST /v1/diplomatic-events/:id/postponement',
    'POST /v1/diplomatic-events/:id/hold',
    'POST /v1/diplomatic-events/:id/outcome',
    'POST /v1/diplomatic-events/:id/cancellation',
  ],
  // Changes what is in force, grades, and says how things are counted and published.
  reviewer: [
    'POST /v1/sources/:id/grades',
    'POST /v1/strikes/:id/amendments',
    'POST /v1/situations/:id/amendments',
    'POST /v1/{family}-counts/:id/amendments',
    'POST /v1/{family}-counts/:id/claims/:revision/adoption',
    'POST /v1/{family}-counts/:id/corrections/:cid/acceptance',
    'POST /v1/{family}-counts/:id/corrections/:cid/rejection',
    'POST /v1/agreements/:id/stages',
    'POST /v1/agreements/:id/terms/:termId/amendments',
    'POST /v1/agreements/:id/deliveries/:did/amendments',
    'POST /v1/measures',
    'POST /v1/groups',
    'POST /v1/series',
    'POST /v1/series/:id/amendments',
    'POST /v1/series/:id/vintages',
  ],
  // Runs the ledger.
  admin: [
    'GET /v1/keys',
    'POST /v1/keys',
    'DELETE /v1/keys/:id',
    'GET /v1/projections',
    'POST /v1/projections/rebuilds',
    'DELETE /v1/projections/rebuilds/:number',
    'GET /v1/webhooks',
    'POST /v1/webhooks',
    'GET /v1/webhooks/:id',
    'DELETE /v1/webhooks/:id',
    'GET /v1/webhooks/:id/deliveries',
    'GET /v1/webhooks/:id/failures',
    'POST /v1/webhooks/:id/pause',
    'POST /v1/webhooks/:id/replays',
    'POST /v1/webhooks/:id/resumption',
    'POST /v1/webhooks/:id/secrets',
  ],
};

/** Who asks. `dead`: with a key or token that does not hold, or no longer. */
export type Caller = 'none' | Role | 'dead';

/** Not 401, not 403: what comes of it is another matter. */
const IN = 'in';
export type Outcome = typeof IN | 401 | 403;

type Row = Readonly<Record<Caller, Outcome>>;

/** What each is answered. What does not hold is refused also where nothing is needed, but for what is everybody's. */
export const OUTCOMES: Readonly<Record<Need, Row>> = {
  nobody: { none: IN, reader: IN, analyst: IN, reviewer: IN, admin: IN, dead: IN },
  reader: { none: IN, reader: IN, analyst: IN, reviewer: IN, admin: IN, dead: 401 },
  analyst: { none: 401, reader: 403, analyst: IN, reviewer: IN, admin: IN, dead: 401 },
  reviewer: { none: 401, reader: 403, analyst: 403, reviewer: IN, admin: IN, dead: 401 },
  admin: { none: 401, reader: 403, analyst: 403, reviewer: 403, admin: IN, dead: 401 },
};

/** The same where reads are not open. */
export const OUTCOMES_CLOSED: typeof OUTCOMES = {
  ...OUTCOMES,
  reader: { none: 401, reader: IN, analyst: IN, reviewer: IN, admin: IN, dead: 401 },
};
