/** Part of a quantity. Groups of one scheme never overlap; those of different schemes may. */
export interface Group {
  readonly scheme: string;
  /** The group that contains it. */
  readonly within: string;
}

/** The whole: every group is within it. */
export const ALL = 'all';

const scheme = (name: string, within: string, ...codes: string[]): [string, Group][] =>
  codes.map((code) => [code, { scheme: name, within }]);

/** The groups that are built in, by code. A code that is not here is accepted and belongs to no scheme. */
export const GROUPS: ReadonlyMap<string, Group> = new Map([
  ...scheme('age', ALL, 'children', 'adults'),
  ...scheme('sex', ALL, 'women', 'men'),
  ...scheme('status', ALL, 'civilians', 'combatants', 'side_a', 'side_b', 'unknown_status'),
  ...scheme('role', ALL, 'medical_staff', 'journalists', 'civil_defence', 'aid_workers'),
  ...scheme('how_counted', ALL, 'new', 'recovered', 'succumbed', 'committee'),
]);
