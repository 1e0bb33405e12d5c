import { GROUP } from '../../src/domain/catalogue/categories.js';
import { GROUPS } from '../../src/domain/counts/groups.js';
import { groupId } from '../../src/ids/derived-ids.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { GroupDefinition } from '../definitions/answers.js';
import { findDefinition } from '../definitions/reader.js';
import type { GroupAnswer, InForceAnswer } from './answers.js';
import { COUNTS_AT_POINT, valueOfEntry } from './at-point.js';
import type { IdentityRow } from './identity.js';

/** What the counts of one quantity have in common, whatever their group. */
export interface Quantity extends Omit<IdentityRow, 'group'> {
  readonly id: string;
}

interface Row {
  readonly group: string;
  readonly id: string;
  readonly revision: number;
  readonly revisionAnswer: string;
}

/** The counts of the same quantity for other groups, in the order of their first reports. */
export function readGroups(model: ReadModel, quantity: Quantity, point: PointParameters): GroupAnswer[] {
  const rows = model.all<Row>(
    `SELECT c.group_code AS "group", c.id, e.revision, e.revision_answer AS revisionAnswer
     FROM ${COUNTS_AT_POINT}
     WHERE c.subject_id = @subjectId AND c.subject_type = @subjectType AND c.family = @family
       AND c.measure = @measure AND c.period IS @period AND c.id <> @id
     ORDER BY c.created`,
    { ...quantity, ...point },
  );
  return rows.map(({ group, id, revision, revisionAnswer }) => ({
    group,
    scheme: schemeOf(model, group, point),
    id,
    revision,
    ...valueOfEntry(JSON.parse(revisionAnswer) as InForceAnswer),
  }));
}

/** The scheme of a group, built in or defined by the point; null for a code that nobody defined. */
function schemeOf(model: ReadModel, code: string, point: PointParameters): string | null {
  const builtIn = GROUPS.get(code);
  if (builtIn) return builtIn.scheme;
  return findDefinition<GroupDefinition>(model, groupId(code), GROUP.name, point)?.scheme ?? null;
}
