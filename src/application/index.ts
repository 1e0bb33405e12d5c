import type { Provider } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { CommandRunner } from './commands/command-runner.js';
import { PendingAppends } from './commands/pending-appends.js';
import { References } from './commands/references.js';
import { StreamLoader } from './commands/stream-loader.js';
import { UnappliedEvents } from './commands/unapplied-events.js';
import * as agreements from './handlers/agreements.js';
import * as corrections from './handlers/corrections.js';
import { CountNeighbours } from './handlers/count-neighbours.js';
import { CountsInForce } from './handlers/counts-in-force.js';
import { CountRunner } from './handlers/count-runner.js';
import { CountRelatives } from './handlers/count-relatives.js';
import { CountSurroundings } from './handlers/count-surroundings.js';
import * as counts from './handlers/counts.js';
import * as diplomaticEvents from './handlers/diplomatic-events.js';
import { Definitions } from './handlers/definitions.js';
import * as groups from './handlers/groups.js';
import * as measures from './handlers/measures.js';
import { NoticeCauses } from './handlers/notice-causes.js';
import { PartCircles } from './handlers/part-circles.js';
import { PartCounts } from './handlers/part-counts.js';
import * as notices from './handlers/notices.js';
import { RecentCounts } from './handlers/recent-counts.js';
import * as situations from './handlers/situations.js';
import * as sources from './handlers/sources.js';
import * as stances from './handlers/stances.js';
import { StatedRunner } from './handlers/stated-runner.js';
import * as strikes from './handlers/strikes.js';

/** One handler for each command. */
export const COMMAND_HANDLERS = [
  ...Object.values(sources),
  ...Object.values(strikes),
  ...Object.values(stances),
  ...Object.values(notices),
  ...Object.values(situations),
  ...Object.values(diplomaticEvents),
  ...Object.values(measures),
  ...Object.values(groups),
  ...Object.values(counts),
  ...Object.values(agreements),
  ...Object.values(corrections),
];

/** What the handlers stand on. The log, the settings and the progress of the read models come from outside. */
export const APPLICATION_PROVIDERS: Provider[] = [
  { provide: Clock, useClass: SystemClock },
  CommandRunner,
  PendingAppends,
  References,
  CountRunner,
  StatedRunner,
  CountNeighbours,
  CountRelatives,
  CountsInForce,
  CountSurroundings,
  Definitions,
  NoticeCauses,
  PartCircles,
  PartCounts,
  RecentCounts,
  StreamLoader,
  UnappliedEvents,
];
