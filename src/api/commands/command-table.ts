import { FAMILIES } from '../../domain/counts/families.js';
import { AGREEMENT_COMMANDS } from './agreement-commands.js';
import type { CommandCollection } from './command-spec.js';
import { countCommands } from './count-commands.js';
import { NOTICE_COMMANDS } from './notice-commands.js';
import { DIPLOMATIC_EVENT_COMMANDS } from './diplomatic-event-commands.js';
import { SITUATION_COMMANDS } from './situation-commands.js';
import { GROUP_COMMANDS, MEASURE_COMMANDS } from './definition-commands.js';
import { SERIES_COMMANDS } from './series-commands.js';
import { SOURCE_COMMANDS } from './source-commands.js';
import { STRIKE_COMMANDS } from './strike-commands.js';

/** Every command that comes from outside, by the path that takes it. */
export const COMMAND_TABLE: readonly CommandCollection[] = [
  SOURCE_COMMANDS,
  STRIKE_COMMANDS,
  NOTICE_COMMANDS,
  SITUATION_COMMANDS,
  DIPLOMATIC_EVENT_COMMANDS,
  MEASURE_COMMANDS,
  GROUP_COMMANDS,
  ...FAMILIES.map(countCommands),
  AGREEMENT_COMMANDS,
  SERIES_COMMANDS,
];
