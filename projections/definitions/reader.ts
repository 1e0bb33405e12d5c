import type { At, Page } from '../../src/projection-runtime/at.js';
import { conditionsOf, type Filter } from '../../src/projection-runtime/conditions.js';
import { pageOf } from '../../src/projection-runtime/page.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { Definition } from './answers.js';

/**
 * Keys of pages up to this are places in the list of what is built in; a greater one is this and the sequence of a
 * definition. So one order holds both, and what is built in comes first.
 */
const BUILT_IN_KEYS = 1_000_000;

/** Which page. `after` is the `next` of the page before. */
export interface PageOfDefinitions {
  readonly at: At;
  readonly limit: number;
  readonly after: number | null;
}

export type DefinitionFilter = Filter<'family'>;

const CONDITIONS = { family: 'family = @family' };

interface Row {
  readonly key: number;
  readonly answer: string;
}

/** What was defined with that id by the point; null when nothing was. A definition has no stated time. */
export function findDefinition<Item extends Definition>(
  model: ReadModel,
  id: string,
  category: string,
  { sequence }: Pick<At, 'sequence'>,
): Item | null {
  const row = model.get<Pick<Row, 'answer'>>(
    'SELECT answer FROM definition WHERE id = @id AND category = @category AND created <= @sequence',
    { id, category, sequence },
  );
  return row ? (JSON.parse(row.answer) as Item) : null;
}

/** One page of what is built in and, after it, what was defined by the point. */
export function listDefinitions<Item extends Definition>(
  model: ReadModel,
  { builtIn, category, filter }: { builtIn: readonly Item[]; category: string; filter: DefinitionFilter },
  { at, limit, after }: PageOfDefinitions,
): Page<Item> {
  const begin = after ?? 0;
  const first = builtIn
    .map((item, index) => ({ key: index + 1, item }))
    .filter(({ key, item }) => key > begin && isOf(item, filter));
  // One more than the page holds says whether there are more.
  const wanted = limit + 1 - first.length;
  const rows =
    wanted <= 0
      ? []
      : model.all<Row>(
          `SELECT created + ${BUILT_IN_KEYS} AS key, answer FROM definition
           WHERE category = @category AND created > @created AND created <= @sequence
             ${conditionsOf(filter, CONDITIONS)}
           ORDER BY created LIMIT @wanted`,
          { ...filter, category, created: begin - BUILT_IN_KEYS, sequence: at.sequence, wanted },
        );
  const defined = rows.map(({ key, answer }) => ({ key, item: JSON.parse(answer) as Item }));
  return pageOf(
    [...first, ...defined],
    limit,
    ({ key }) => key,
    ({ item }) => item,
  );
}

function isOf(item: Definition, { family = null }: DefinitionFilter): boolean {
  return family === null || ('family' in item && item.family === family);
}
