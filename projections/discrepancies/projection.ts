import type { Database } from 'better-sqlite3';
import type { LedgerEvent } from '../../src/domain/catalogue/event-types.js';
import { findFamily } from '../../src/domain/counts/families.js';
import { ALL } from '../../src/domain/counts/groups.js';
import { boundsDisordered } from '../../src/domain/discrepancies/compare.js';
import type { ProjectedEvent, Projection } from '../../src/projection-runtime/projection.js';

/**
 * What makes it worth looking at something: a count of which a second source speaks (`claims`), one of a part of a
 * quantity (`group`), one of a measure that a rule of its family puts below another (`lesser`), one whose figure's bounds
 * are the wrong way round (`bounds`), a strike that others are parts of (`whole`).
 */
export type Lead = 'claims' | 'group' | 'lesser' | 'bounds' | 'whole';

/**
 * DDL. `discrepancy_lead` has, since which sequence, what a discrepancy may be found at; whether there is one, the rows
 * of counts and strikes say as of each point. `id` is that of a count or a strike. `discrepancy_source` has the source
 * that spoke of a count first.
 */
const TABLES = `
  CREATE TABLE discrepancy_lead (
    lead TEXT NOT NULL,
    id TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (lead, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE discrepancy_source (
    count_id TEXT PRIMARY KEY,
    source_id TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;`;

/** Where discrepancies may be found, so that nobody has to look everywhere. */
export const discrepancies: Projection = {
  name: 'discrepancies',
  version: 1,
  tables: TABLES,
  prepare(db) {
    const follow = followLead(db);
    const isOfSecond = secondSource(db);
    return {
      onLedgerEvent(projected: ProjectedEvent) {
        const { event, resourceId: id, sequence } = projected;
        for (const lead of leadsOfCount(projected)) follow(lead, id, sequence);
        const sourceId = sourceOfClaim(event);
        if (sourceId !== null && isOfSecond(id, sourceId)) follow('claims', id, sequence);
        const whole = wholeOf(event);
        if (whole !== null) follow('whole', whole, sequence);
      },
    };
  },
};

function followLead(db: Database): (lead: Lead, id: string, sequence: number) => void {
  const insert = db.prepare('INSERT OR IGNORE INTO discrepancy_lead (lead, id, since) VALUES (?, ?, ?)');
  return (lead, id, sequence) => insert.run(lead, id, sequence);
}

/** Says whether another source spoke of a count before. */
function secondSource(db: Database): (count: string, source: string) => boolean {
  const insert = db.prepare('INSERT INTO discrepancy_source (count_id, source_id) VALUES (?, ?)');
  const find = db
    .prepare<[string], string>('SELECT source_id FROM discrepancy_source WHERE count_id = ?')
    .pluck();
  return (count, source) => {
    const first = find.get(count);
    if (first === undefined) insert.run(count, source);
    return first !== undefined && first !== source;
  };
}

function leadsOfCount({ event, category }: ProjectedEvent): Lead[] {
  const leads: Lead[] = [];
  if (event.kind === 'count-reported') {
    const { measure, group } = event.data;
    const orders = findFamily(category.family ?? '')?.orders ?? [];
    if (group !== ALL) leads.push('group');
    if (orders.some(({ lesser }) => lesser === measure)) leads.push('lesser');
  }
  const isFigure = category.family !== null && 'figure' in event.data;
  if (isFigure && boundsDisordered(event.data.figure)) {
    leads.push('bounds');
  }
  return leads;
}

/** The source whose claim an event is; null when it is none. */
function sourceOfClaim(event: LedgerEvent): string | null {
  switch (event.kind) {
    case 'count-reported':
    case 'count-amended':
    case 'claim-recorded':
    case 'correction-accepted':
      return event.data.statement.sourceId;
    default:
      return null;
  }
}

function wholeOf(event: LedgerEvent): string | null {
  if (event.kind === 'strike-reported') return event.data.details.partOf;
  return event.kind === 'strike-details-amended' ? (event.data.changes.partOf ?? null) : null;
}
