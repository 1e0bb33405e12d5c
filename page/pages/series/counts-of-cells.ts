import { v5 } from 'uuid';
import { ALL } from '../../../src/domain/counts/groups.js';
import { identityText } from '../../../src/domain/counts/identity.js';
import { joinedGroups } from '../../../src/domain/series/codes.js';
import { byPresentName, presentNames } from '../../../src/domain/series/renames.js';
import { KeyReader } from '../../../src/domain/series/row-keys.js';
import type { Series } from '../../ledger/answers.js';
import { countPath } from '../../wording/codes.js';

/** Namespace of the ids of counts, which clients compute as the ledger does. */
const COUNT_NAMESPACE = '6b1d0c3e-58a4-4f0e-9d57-2f6f1f0c7a21';

interface Counted {
  readonly family: string;
  readonly measure: string;
  readonly group: string;
}

type Mapping = Pick<Series, 'key' | 'situationId' | 'family' | 'columns' | 'renames' | 'defined'>;

/**
 * Finds the count that a cell of a series' table is.
 * @returns the path of its page by the key cells of the row and the published name of the column; null for a cell that
 * is no count, as one that qualifies another
 */
export function countsOfCells(series: Mapping): (key: readonly string[], column: string) => string | null {
  const presentName = presentNames(series.renames);
  const columns = countedColumns(series, presentName);
  const keys = new KeyReader(series);
  return (texts, published) => {
    const counted = columns.get(presentName(published));
    const key = keys.read(texts);
    if (!counted || 'detail' in key) return null;
    const { family, measure } = counted;
    const { subject, period } = key;
    const group = joinedGroups(key.group, counted.group);
    const text = identityText({ family, subject, measure, group, period });
    return countPath(family, v5(JSON.stringify(text), COUNT_NAMESPACE));
  };
}

function countedColumns(
  { columns, defined, family }: Mapping,
  presentName: (published: string) => string,
): Map<string, Counted> {
  const ownNames = defined.map(({ column, family: own, measure }): [string, Counted] => [
    column,
    { family: own, measure, group: ALL },
  ]);
  const mapped = Object.entries(columns).flatMap(([name, column]): [string, Counted][] =>
    column !== 'ignore' && 'measure' in column
      ? [[name, { family: column.family ?? family, measure: column.measure, group: column.group }]]
      : [],
  );
  return new Map([...byPresentName(ownNames, presentName), ...mapped]);
}
