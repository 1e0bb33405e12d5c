import type { EventMetadata } from '../../src/domain/catalogue/metadata.js';
import type { GroupDefined } from '../../src/domain/groups/events.js';
import type { MeasureDefined } from '../../src/domain/measures/events.js';
import type { ProjectedEvent, Projection } from '../../src/projection-runtime/projection.js';
import type { Definition, GroupDefinition, MeasureDefinition } from './answers.js';
import { wordsOf } from './built-in.js';
import { TABLES } from './tables.js';

/** Measures and groups that were defined. Those that are built in have no rows. */
export const definitions: Projection = {
  name: 'definitions',
  version: 1,
  tables: TABLES,
  prepare(db) {
    const insert = db.prepare(
      `INSERT INTO definition (created, id, category, family, answer)
       VALUES (@created, @id, @category, @family, @answer)`,
    );
    return {
      onLedgerEvent(projected: ProjectedEvent) {
        const { event, sequence: created, resourceId: id, category } = projected;
        if (event.kind !== 'measure-defined' && event.kind !== 'group-defined') return;
        const answer = answerOf(projected, event);
        const family = 'family' in answer ? answer.family : null;
        insert.run({ created, id, category: category.name, family, answer: JSON.stringify(answer) });
      },
    };
  },
};

function answerOf(
  projected: ProjectedEvent,
  event: MeasureDefined | GroupDefined,
): MeasureDefinition | GroupDefinition {
  const { code, label, note, codes } = event.data;
  const common: Definition = {
    id: projected.resourceId,
    code,
    label: label ?? wordsOf(code),
    builtIn: false,
    note,
    codes,
    revision: projected.revision,
    recordedAt: projected.recordedAt,
    actor: (projected.metadata as unknown as EventMetadata).actor,
  };
  if (event.kind === 'group-defined') {
    const { scheme, within } = event.data;
    return { ...common, scheme, within };
  }
  const { family, unit, accumulation, basis, decimals } = event.data;
  return { ...common, family, unit, accumulation, basis, decimals };
}
