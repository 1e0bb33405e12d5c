import { parsePeriod, type Period } from '../kernel/period.js';
import { ALL } from '../counts/groups.js';
import type { Subject } from '../counts/identity.js';
import type { CellValue } from './cells.js';
import { groupCode } from './codes.js';
import { shownText } from './shown-text.js';
import type { KeyRole, SeriesDetails } from './details.js';

const MAX_KEY_CELL = 500;

/** What the key cells of a row say of its counts. */
export interface RowKey {
  /** As published, in the order of the series' key. */
  readonly texts: readonly string[];
  readonly subject: Subject;
  readonly period: Period | null;
  /** The whole where no key column is a group. */
  readonly group: string;
}

/** What is wrong with a cell of the key. */
export interface KeyProblem {
  readonly column: string;
  readonly detail: string;
  /** Whether the row has no such column. */
  readonly isMissing?: true;
}

type Said = Partial<Pick<RowKey, 'subject' | 'period' | 'group'>>;

/** Reads the keys of a series' rows. */
export class KeyReader {
  private readonly roles: readonly (readonly [string, KeyRole])[];
  private readonly situation: Subject;
  private readonly said = new Map<KeyRole, Map<string, Said | string>>();

  constructor({ key, situationId }: Pick<SeriesDetails, 'key' | 'situationId'>) {
    this.roles = Object.entries(key);
    this.situation = { type: 'situation', id: situationId };
  }

  /** @param cells the key cells in the order of the series' key, undefined where the row has none */
  read(cells: readonly (CellValue | undefined)[]): RowKey | KeyProblem {
    const texts: string[] = [];
    let said: Said = {};
    for (const [index, [column, role]] of this.roles.entries()) {
      const cell = cells[index];
      if (cell === undefined) return { column, detail: 'a key cell is missing', isMissing: true };
      if (cell === null) return { column, detail: 'a key cell is null' };
      const text = String(cell);
      const part = this.partOf(role, text);
      if (typeof part === 'string') return { column, detail: part };
      said = { ...said, ...part };
      texts.push(text);
    }
    const { subject = this.situation, period = null, group = ALL } = said;
    return { texts, subject, period, group };
  }

  /** What the cell says, or what is wrong with it. Rows repeat the cells of their keys. */
  private partOf(role: KeyRole, text: string): Said | string {
    const known = this.said.get(role) ?? new Map<string, Said | string>();
    this.said.set(role, known);
    const part = known.get(text) ?? meaningOf(role, text);
    known.set(text, part);
    return part;
  }
}

function meaningOf(role: KeyRole, text: string): Said | string {
  if (text.length > MAX_KEY_CELL && [...text].length > MAX_KEY_CELL) {
    return `a key cell has more than ${MAX_KEY_CELL} characters`;
  }
  if (role === 'period') {
    const period = parsePeriod(text);
    return period === null ? `${shownText(text)} is no period` : { period };
  }
  if (role === 'group') return { group: groupCode(text) };
  const id = Object.hasOwn(role.subject, text) ? role.subject[text] : undefined;
  return id === undefined
    ? `the series knows no situation for ${shownText(text)}`
    : { subject: { type: 'situation', id } };
}
