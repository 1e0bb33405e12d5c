import type { Provider } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { CommandDecider } from './commands/command-decider.js';
import { CommandRunner } from './commands/command-runner.js';
import { CountRunner } from './commands/count-runner.js';
import { Definitions } from './commands/definitions.js';
import { PartCircles } from './commands/part-circles.js';
import { PendingAppends } from './commands/pending-appends.js';
import { References } from './commands/references.js';
import { StatedRunner } from './commands/stated-runner.js';
import { StreamLoader } from './commands/stream-loader.js';
import { StreamTurns } from './commands/stream-turns.js';
import { UnappliedEvents } from './commands/unapplied-events.js';
import * as agreements from './handlers/agreements.js';
import * as corrections from './handlers/corrections.js';
import * as counts from './handlers/counts.js';
import * as diplomaticEvents from './handlers/diplomatic-events.js';
import * as groups from './handlers/groups.js';
import * as measures from './handlers/measures.js';
import * as notices from './handlers/notices.js';
import * as situations from './handlers/situations.js';
import * as series from './handlers/series.js';
import * as sources from './handlers/sources.js';
import * as stances from './handlers/stances.js';
import * as strikes from './handlers/strikes.js';
import { CountNeighbours } from './surroundings/count-neighbours.js';
import { CountRelatives } from './surroundings/count-relatives.js';
import { CountSurroundings } from './surroundings/count-surroundings.js';
import { CountsInForce } from './surroundings/counts-in-force.js';
import { GroupRelatives } from './surroundings/group-relatives.js';
import { NoticeCauses } from './surroundings/notice-causes.js';
import { PartCounts } from './surroundings/part-counts.js';
import { RecentCounts } from './surroundings/recent-counts.js';
import { Applied } from './series/applied.js';
import { LaneDifference } from './series/lane-difference.js';
import { LanePublisher } from './series/lane-publisher.js';
import { FilePlacer } from './series/place-file.js';
import { TryVintageHandler } from './series/try-vintage.js';
import { VintageIntake } from './series/vintage-intake.js';
import { VintageUnit } from './series/vintage-unit.js';
import { PutVintageHandler } from './series/vintages.js';

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
  ...Object.values(series),
  PutVintageHandler,
  TryVintageHandler,
];

/** What the handlers stand on. The log, the settings and the progress of the read models come from outside. */
export const APPLICATION_PROVIDERS: Provider[] = [
  { provide: Clock, useClass: SystemClock },
  CommandDecider,
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
  GroupRelatives,
  NoticeCauses,
  PartCircles,
  PartCounts,
  RecentCounts,
  StreamLoader,
  StreamTurns,
  UnappliedEvents,
  Applied,
  FilePlacer,
  LaneDifference,
  LanePublisher,
  VintageIntake,
  VintageUnit,
];
