import { FAMILIES } from '../../src/domain/counts/families.js';
import { ALL, GROUPS } from '../../src/domain/counts/groups.js';
import { groupId, measureId } from '../../src/ids/derived-ids.js';
import type { Definition, GroupDefinition, MeasureDefinition } from './answers.js';

/** `killed_cumulative` is labelled "Killed cumulative". */
export function wordsOf(code: string): string {
  const words = code.replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

const builtIn = (id: string, code: string): Definition => ({
  id,
  code,
  label: wordsOf(code),
  builtIn: true,
  note: null,
  codes: {},
  revision: 0,
  recordedAt: null,
  actor: null,
});

/** In the order of the families. */
export const BUILT_IN_MEASURES: readonly MeasureDefinition[] = FAMILIES.flatMap(
  ({ code: family, measures }) =>
    Object.entries(measures).map(([code, measure]) => ({
      ...builtIn(measureId(family, code), code),
      family,
      ...measure,
    })),
);

/** The whole first. */
export const BUILT_IN_GROUPS: readonly GroupDefinition[] = [
  { ...builtIn(groupId(ALL), ALL), scheme: null, within: null },
  ...[...GROUPS].map(([code, group]) => ({ ...builtIn(groupId(code), code), ...group })),
];
