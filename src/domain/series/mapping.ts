import { findFamily } from '../counts/families.js';
import { rejectMember } from '../kernel/decision.js';
import type { SeriesColumn, SeriesDetails } from './details.js';

type Refusal = ReturnType<typeof rejectMember>;

/** What of the mapping contradicts itself; null when nothing does. @param at where it stands in the body, RFC 6901 */
export function checkMapping(details: SeriesDetails, at: string): Refusal | null {
  return (
    checkKey(details, at) ??
    firstOf(Object.entries(details.columns), ([name, column]) =>
      checkColumn(details, name, column, `${at}/columns/${escaped(name)}`),
    ) ??
    checkRenames(details, at)
  );
}

function checkKey({ key, running, format, rows }: SeriesDetails, at: string): Refusal | null {
  const roles = Object.values(key);
  const count = (role: string) => roles.filter((one) => one === role).length;
  if (roles.length === 0 && !running) return rejectMember(`${at}/key`, 'names no column');
  for (const role of ['period', 'group']) {
    if (count(role) > 1) return rejectMember(`${at}/key`, `has more than one ${role}`);
  }
  if (roles.filter((role) => typeof role === 'object').length > 1) {
    return rejectMember(`${at}/key`, 'has more than one subject');
  }
  if (count('period') === 0 && !running) {
    return rejectMember(`${at}/running`, 'is true for a series without a period');
  }
  if (count('period') > 0 && running) {
    return rejectMember(`${at}/running`, 'is for a series without a period');
  }
  if (format === 'json' && rows.length === 0) {
    return rejectMember(`${at}/rows`, 'names no place where rows may stand');
  }
  return null;
}

function checkColumn(details: SeriesDetails, name: string, column: SeriesColumn, at: string): Refusal | null {
  const { key, columns } = details;
  if (Object.hasOwn(key, name)) return rejectMember(at, 'is a column of the key');
  if (column === 'ignore') return null;
  if ('measure' in column) {
    const family = column.family ?? details.family;
    return findFamily(family) ? null : rejectMember(`${at}/family`, 'is no family of counts');
  }
  const qualified = columns[column.qualifies];
  if (column.qualifies === name || (qualified !== undefined && !isCounted(qualified))) {
    return rejectMember(`${at}/qualifies`, 'is no column that is counted');
  }
  if (Object.hasOwn(key, column.qualifies)) {
    return rejectMember(`${at}/qualifies`, 'is a column of the key');
  }
  return null;
}

const isCounted = (column: SeriesColumn): boolean => column !== 'ignore' && 'measure' in column;

function checkRenames({ renames, key, columns }: SeriesDetails, at: string): Refusal | null {
  const after = new Map(renames.map(({ from, to }) => [from, to]));
  return firstOf([...renames.entries()], ([index, { from }]) => {
    const place = `${at}/renames/${index}`;
    if (renames.findIndex((other) => other.from === from) !== index) {
      return rejectMember(`${place}/from`, 'is renamed twice');
    }
    if (Object.hasOwn(key, from)) return rejectMember(`${place}/from`, 'is a column of the key');
    if (Object.hasOwn(columns, from)) {
      return rejectMember(`${place}/from`, 'is mapped itself: map what it is called now');
    }
    let name: string | undefined = from;
    for (let steps = 0; name !== undefined; steps++) {
      if (steps > renames.length) return rejectMember(`${place}/to`, 'leads back to itself');
      name = after.get(name);
    }
    return null;
  });
}

function firstOf<Item>(items: readonly Item[], check: (item: Item) => Refusal | null): Refusal | null {
  for (const item of items) {
    const refusal = check(item);
    if (refusal) return refusal;
  }
  return null;
}

const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');
