import { useMemo } from 'preact/hooks';
import { presentNames } from '../../../src/domain/series/renames.js';
import { useAddress } from '../../address/address.js';
import type { Series, Vintage } from '../../ledger/answers.js';
import { type Loaded, useAnswer } from '../../ledger/use-answer.js';
import { type Comparison, compareTables, type TableRow } from './compare.js';
import { type Against, againstQuery } from './versions.js';

/** The table of a version, held against another one. Both are whole: the comparison is made once for them. */
export function useComparison(series: Series, shown: Vintage | null, against: Against): Loaded<Comparison> {
  const { moment } = useAddress();
  const path = `/series/${series.id}/table`;
  const now = useAnswer<readonly TableRow[]>(shown ? path : null, {
    ...moment,
    vintage: String(shown?.vintage),
  });
  const otherQuery = againstQuery(against, moment);
  const before = useAnswer<readonly TableRow[]>(otherQuery === null ? null : path, otherQuery ?? {});
  // Before the first version there was nothing: all of the table is new.
  const isNothingYet = before.problem?.status === 404 && against.kind === 'time';
  const isThere = otherQuery === null || before.answer !== undefined || isNothingYet;
  const answer = useMemo(() => {
    if (!now.answer || !isThere) return undefined;
    const shape = { key: Object.keys(series.key), presentName: presentNames(series.renames) };
    const other = otherQuery === null ? null : (before.answer ?? []);
    return compareTables(now.answer, other, shape);
  }, [now.answer, before.answer, isThere, otherQuery === null, series.mappingRevision]);
  const reload = () => {
    now.reload();
    before.reload();
  };
  return {
    answer,
    problem: now.problem ?? (isNothingYet ? undefined : before.problem),
    isLoading: now.isLoading || before.isLoading,
    reload,
  };
}
