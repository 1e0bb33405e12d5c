/** Part of a quantity. Groups of one scheme and within one group never overlap; those of different schemes may. */
export interface Group {
  readonly scheme: string;
  /** The group that contains it. */
  readonly within: string;
}

/** The whole: every group is within it. */
export const ALL = 'all';

const scheme = (name: string, within: string, ...codes: string[]): [string, Group][] =>
  codes.map((code) => [code, { scheme: name, within }]);

/** The groups that are built in, by code. A code that is not defined is accepted and belongs to no scheme. */
export const GROUPS: ReadonlyMap<string, Group> = new Map([
  ...scheme('age', ALL, 'children', 'adults'),
  ...scheme('sex', ALL, 'women', 'men'),
  ...scheme('status', ALL, 'civilians', 'combatants', 'side_a', 'side_b', 'unknown_status'),
  ...scheme('role', ALL, 'medical_staff', 'journalists', 'civil_defence', 'aid_workers'),
  ...scheme('how_counted', ALL, 'new', 'recovered', 'succumbed', 'committee'),
  ...scheme('munition', ALL, 'drones', 'missiles'),
  ...scheme('munition', 'drones', 'strike_drones', 'decoy_drones'),
  ...scheme('munition', 'missiles', 'cruise_missiles', 'ballistic_missiles'),
  ...scheme('object', ALL, 'residential_buildings', 'hospitals', 'schools', 'kindergartens', 'power_plants'),
  ...scheme('object', ALL, 'refineries', 'factories', 'airports', 'ports', 'railway_stations', 'bridges'),
  ...scheme('object', ALL, 'vehicles', 'aircraft', 'vessels'),
]);
