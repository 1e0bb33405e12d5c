import { NOTICE } from '../../src/domain/catalogue/categories.js';
import type { NoticeEvent } from '../../src/domain/notices/events.js';
import type { Projection } from '../../src/projection-runtime/projection.js';
import { type Facets, StreamTables } from '../../src/projection-runtime/stream-tables.js';

/** What lists of notices are filtered by. */
export type NoticeFacet = 'status' | 'cause' | 'reason' | 'note' | 'quote';

const FACETS: Facets<NoticeEvent, NoticeFacet> = {
  names: ['status', 'cause'],
  kept: ['reason', 'note', 'quote'],
  words: ['reason', 'note', 'quote'],
  after({ kind, data }, before) {
    switch (kind) {
      case 'notice-recorded':
        return {
          status: 'active',
          cause: data.cause,
          reason: data.reason,
          note: data.note,
          quote: data.statement.quote,
        };
      case 'notice-retracted':
        if (!before) throw new Error('a notice is recorded before it is retracted');
        return { ...before, status: 'retracted' };
    }
  },
};

export const NOTICE_TABLES = new StreamTables<NoticeEvent, NoticeFacet>('notice', FACETS);

const streams = NOTICE_TABLES.projection({ name: 'notices', version: 2, category: NOTICE });

/** Which counts each notice concerns; null does not narrow. `notice` is the sequence of its first event. */
const SCOPE_TABLE = `
  CREATE TABLE notice_scope (
    notice INTEGER NOT NULL,
    subject_type TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    family TEXT,
    measure TEXT,
    group_code TEXT,
    day_from TEXT,
    day_to TEXT
  ) STRICT;
  CREATE INDEX notice_scope_notice ON notice_scope (notice);
  CREATE INDEX notice_scope_subject ON notice_scope (subject_id, subject_type);`;

/** Notices, and what each of them concerns. */
export const notices: Projection = {
  ...streams,
  tables: streams.tables + SCOPE_TABLE,
  prepare(db) {
    const kept = streams.prepare(db);
    const insert = db.prepare(
      `INSERT INTO notice_scope (notice, subject_type, subject_id, family, measure, group_code, day_from, day_to)
       VALUES (@notice, @type, @id, @family, @measure, @group, @from, @to)`,
    );
    return {
      onLedgerEvent(projected) {
        kept.onLedgerEvent?.(projected);
        const { event, sequence: notice } = projected;
        if (event.kind !== 'notice-recorded') return;
        for (const { subject, ...scope } of event.data.scope) insert.run({ notice, ...subject, ...scope });
      },
    };
  },
};
