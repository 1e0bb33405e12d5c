import type { Figure } from '../../src/domain/kernel/figure.js';
import type { Counted, Input, TollSubject } from '../../src/domain/tolls/counted.js';
import type { FindGroup } from '../../src/domain/tolls/groups.js';
import { best, OFFICIALS } from './samples.js';

/** Counts and subjects for what adds them, with what a test does not care about filled in. */

export function counted(id: string, value: number | Figure, members: Partial<Counted> = {}): Input {
  const figure = typeof value === 'number' ? best(value) : value;
  // Where a test says that the figure is unknown, it is none that can be added, and it finds that out.
  return {
    id,
    revision: 0,
    group: 'all',
    period: null,
    status: 'active',
    sourceId: OFFICIALS,
    ...members,
    figure,
  } as Input;
}

export function tollSubject(id: string, members: Partial<TollSubject> = {}): TollSubject {
  return { id, status: 'active', country: 'UA', admin1: null, attacker: null, window: null, ...members };
}

const SCHEMES: Readonly<Record<string, readonly [string, string]>> = {
  children: ['age', 'all'],
  adults: ['age', 'all'],
  women: ['sex', 'all'],
  men: ['sex', 'all'],
  drones: ['munition', 'all'],
  missiles: ['munition', 'all'],
  strike_drones: ['munition', 'drones'],
  decoy_drones: ['munition', 'drones'],
};

/** Some groups; every other code is not defined. */
export const findGroup: FindGroup = (code) => {
  const [scheme, within] = SCHEMES[code] ?? [];
  return scheme === undefined || within === undefined ? null : { scheme, within };
};
