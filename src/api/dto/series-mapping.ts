import { WORD_MEANINGS } from '../../domain/series/details.js';
import type { ProblemPlace } from '../problems/problem.js';
import { escapePointer } from '../problems/problem-of.js';
import { isId } from '../../domain/kernel/id.js';
import { quantityCode } from './checks.js';
import { FAMILY_CODES } from './definition.dto.js';

/** Columns that a key has, and that a mapping names. */
const MAX_KEY = 8;
const MAX_COLUMNS = 1_000;
const MAX_SUBJECTS = 2_000;
const MAX_WORDS = 100;
/** Characters of the name of a column. */
export const MAX_COLUMN_NAME = 200;

type Members = Readonly<Record<string, unknown>>;

const at = (pointer: string, detail: string): ProblemPlace => ({ pointer, detail });
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a text may be the name of a column. */
export function isColumnName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_COLUMN_NAME;
}

/** What is wrong with the roles of key columns. */
export function wrongKey(value: unknown): readonly ProblemPlace[] {
  return wrongMembers(value, MAX_KEY, (role) => {
    if (role === 'period' || role === 'group') return [];
    if (!isObject(role)) return [at('', 'must be "period", "group" or {"subject": {…}}')];
    return [
      ...unknownMembers(role, ['subject']),
      ...wrongMembers(role['subject'], MAX_SUBJECTS, (id) =>
        typeof id === 'string' && isId(id) ? [] : [at('', 'must be the UUID of a situation')],
      ).map(under('subject')),
    ];
  });
}

/** What is wrong with the mapping of columns. */
export function wrongColumns(value: unknown): readonly ProblemPlace[] {
  return wrongMembers(value, MAX_COLUMNS, (column) => {
    if (column === 'ignore') return [];
    if (!isObject(column))
      return [at('', 'must be "ignore", {"measure", "group"} or {"qualifies", "words"}')];
    return 'qualifies' in column ? wrongQualifier(column) : wrongCounted(column);
  });
}

function wrongCounted(column: Members): ProblemPlace[] {
  const { measure, group = null, family = null } = column;
  return [
    ...unknownMembers(column, ['measure', 'group', 'family']),
    ...(quantityCode.accepts(measure) ? [] : [at('/measure', quantityCode.detail)]),
    ...(group === null || quantityCode.accepts(group) ? [] : [at('/group', quantityCode.detail)]),
    ...(family === null || FAMILY_CODES.includes(family as string)
      ? []
      : [at('/family', `must be one of ${FAMILY_CODES.join(', ')}`)]),
  ];
}

function wrongQualifier(column: Members): ProblemPlace[] {
  const { qualifies, words = {} } = column;
  return [
    ...unknownMembers(column, ['qualifies', 'words']),
    ...(isColumnName(qualifies) ? [] : [at('/qualifies', 'must be the name of a column')]),
    ...wrongMembers(words, MAX_WORDS, (meaning) =>
      (WORD_MEANINGS as readonly unknown[]).includes(meaning)
        ? []
        : [at('', `must be one of ${WORD_MEANINGS.join(', ')}`)],
    ).map(under('words')),
  ];
}

/** What is wrong with the members of an object whose names are names of columns or texts of cells. */
function wrongMembers(
  value: unknown,
  max: number,
  check: (member: unknown) => readonly ProblemPlace[],
): ProblemPlace[] {
  if (!isObject(value)) return [at('', 'must be an object')];
  const members = Object.entries(value);
  if (members.length > max) return [at('', `must have at most ${max} members`)];
  return members.flatMap(([name, member]) => {
    const places = isColumnName(name)
      ? check(member)
      : [at('', `must have a name of 1 to ${MAX_COLUMN_NAME} characters`)];
    return places.map(under(name));
  });
}

function unknownMembers(value: Members, known: readonly string[]): ProblemPlace[] {
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => at(`/${escapePointer(name)}`, 'unknown field'));
}

const under =
  (name: string) =>
  ({ pointer, detail }: ProblemPlace): ProblemPlace =>
    at(`/${escapePointer(name)}${pointer}`, detail);
