import { AGREEMENTS_AND_OTHER } from './agreements-and-other.js';
import { DIPLOMACY } from './diplomacy.js';
import { ITS_PARTS } from './its-parts.js';
import type { Line } from './line.js';
import { THE_ATTACK } from './the-attack.js';
import { THE_OTHER_DIRECTION } from './the-other-direction.js';

/** All that the report of the night holds, line by line. */
export const THE_NIGHT: readonly Line[] = [
  ...THE_ATTACK,
  ...ITS_PARTS,
  ...THE_OTHER_DIRECTION,
  ...DIPLOMACY,
  ...AGREEMENTS_AND_OTHER,
];
