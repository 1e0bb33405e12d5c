import { evolveAgreement } from '../agreements/state.js';
import { evolveCount } from '../counts/state.js';
import { evolveDiplomaticEvent } from '../diplomatic-events/state.js';
import { evolveGroup } from '../groups/state.js';
import type { Recorded } from '../kernel/recorded.js';
import { evolveMeasure } from '../measures/state.js';
import { evolveNotice } from '../notices/state.js';
import { evolveSeries } from '../series/state.js';
import { evolveSituation } from '../situations/state.js';
import { evolveSource } from '../sources/state.js';
import { evolveStrike } from '../strikes/state.js';
import {
  AGREEMENT,
  type Category,
  DIPLOMATIC_EVENT,
  GROUP,
  MEASURE,
  NOTICE,
  SERIES,
  SITUATION,
  SOURCE,
  STRIKE,
} from './categories.js';
import type { LedgerEvent } from './event-types.js';

type AnyEvolve = (state: object | null, recorded: Recorded<LedgerEvent>) => object;

/** By the name of the category; counts of every family fold alike. */
const OF_OTHERS = new Map<string, unknown>([
  [SOURCE.name, evolveSource],
  [STRIKE.name, evolveStrike],
  [NOTICE.name, evolveNotice],
  [SITUATION.name, evolveSituation],
  [DIPLOMATIC_EVENT.name, evolveDiplomaticEvent],
  [MEASURE.name, evolveMeasure],
  [GROUP.name, evolveGroup],
  [AGREEMENT.name, evolveAgreement],
  [SERIES.name, evolveSeries],
]);

/** How events of a category, which has to be theirs, become a state: for whoever folds streams of all kinds. */
export function evolveOf({ name, family }: Category): AnyEvolve {
  const evolve = family === null ? OF_OTHERS.get(name) : evolveCount;
  if (!evolve) throw new Error(`nothing folds the streams of a ${name}`);
  // Each takes events of its category alone, and whoever asks has looked at that.
  return evolve as AnyEvolve;
}
