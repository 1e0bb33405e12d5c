import { AGREEMENT_CASES } from './agreement-cases.js';
import type { CommandCase } from './case.js';
import { CORRECTION_CASES } from './correction-cases.js';
import { COUNT_CASES } from './count-cases.js';
import { NOTICE_CASES } from './notice-cases.js';
import { DIPLOMATIC_EVENT_CASES } from './diplomatic-event-cases.js';
import { SERIES_CASES } from './series-cases.js';
import { SITUATION_CASES } from './situation-cases.js';
import { DEFINITION_CASES } from './definition-cases.js';
import { SOURCE_CASES } from './source-cases.js';
import { STRIKE_CASES } from './strike-cases.js';

/** A case for each command of the table. */
export const COMMAND_CASES: readonly CommandCase[] = [
  ...SOURCE_CASES,
  ...STRIKE_CASES,
  ...NOTICE_CASES,
  ...SITUATION_CASES,
  ...DIPLOMATIC_EVENT_CASES,
  ...DEFINITION_CASES,
  ...COUNT_CASES,
  ...AGREEMENT_CASES,
  ...CORRECTION_CASES,
  ...SERIES_CASES,
];
