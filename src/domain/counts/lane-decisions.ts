import type { Cause } from '../kernel/cause.js';
import type { Figure } from '../kernel/figure.js';
import type { Statement } from '../kernel/statement.js';
import { endOf, type Instant } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type { CountEvent, CountReported } from './events.js';
import { type PublishedCell, sameCell, underPresentNames, type VintageNumber } from './published-cell.js';
import { claimWarnings } from './warnings.js';
import {
  beforeOf,
  type CountEntry,
  type CountState,
  evolveCount,
  inForceAt,
  laneAt,
  type LaneEntry,
} from './state.js';

/** One version of a publisher's table, as its cells state it. */
export interface StatedVintage {
  readonly number: VintageNumber;
  readonly statement: Statement;
}

/** What a cell holds in a vintage, with the figure that is made of it. */
export interface StatedCell extends Pick<PublishedCell, 'key' | 'column' | 'values'> {
  readonly figure: Figure;
  readonly warnings: readonly Warning[];
}

/** What a report says of the count besides its figure. */
export type Quantity = Pick<
  CountReported['data'],
  'subject' | 'measure' | 'group' | 'period' | 'running' | 'dating' | 'unit'
>;

/** A series speaks about one count in one of its vintages. */
export interface PublishCell {
  readonly seriesId: string;
  readonly vintage: StatedVintage;
  /** The first vintage after it in stated order, where one is known already: this one was found late. */
  readonly next: StatedVintage | null;
  /** What a column is called now, by a name that it had. */
  readonly presentName: (name: string) => string;
  /** The same by any name that it ever had, also by renames that are told no more. */
  readonly nameEver: (name: string) => string;
  /** Null where the vintage has no such cell. */
  readonly cell: StatedCell | null;
  /** What is counted. Null where there is no cell: then the count is there, and knows. */
  readonly quantity: Quantity | null;
  /** Why cells changed; null: by what a series' changes are. */
  readonly cause: Cause | null;
  readonly noticeId: string | null;
  readonly actor: string;
}

/**
 * What a count's stream gets when a series publishes a cell: nothing where its own lane holds that already at the
 * vintage's time. The lane is compared with itself alone; the figure in force follows it only while it is the lane's.
 * Where a vintage is found late and the next one left the cell as it was, that is said again at the next one's time.
 */
export function publishCell(state: CountState | null, command: PublishCell): CountEvent[] {
  const { seriesId, vintage, next, cell } = command;
  const held = laneEntryAt(state, seriesId, timeOf(vintage));
  if (holds(held, command)) return [];
  const said = entryOf(state, held, command, vintage, cell);
  if (!next || laneEntryAt(state, seriesId, timeOf(next)) !== held) return [said];
  const revision = (state?.revision ?? -1) + 1;
  const after = evolveCount(state, { event: said, revision, actor: command.actor });
  const left = laneEntryAt(after, seriesId, timeOf(vintage));
  return [said, entryOf(after, left, command, next, cellIn(held, command))];
}

const timeOf = ({ statement }: StatedVintage): Instant => endOf(statement.statedAt);

function laneEntryAt(state: CountState | null, seriesId: string, at: Instant): LaneEntry | null {
  return state && laneAt(state, seriesId, at);
}

const isThere = (held: LaneEntry | null): held is LaneEntry =>
  held !== null && held.cell.change !== 'vanished';

function holds(held: LaneEntry | null, { cell, nameEver }: PublishCell): boolean {
  if (!isThere(held) || cell === null) return !isThere(held) && cell === null;
  return sameCell(held.cell, cell) || sameCell(underPresentNames(held.cell, nameEver), cell);
}

function cellIn(held: LaneEntry | null, { presentName }: PublishCell): StatedCell | null {
  if (!isThere(held)) return null;
  return { ...underPresentNames(held.cell, presentName), figure: held.figure, warnings: [] };
}

/** The one entry that brings the lane from what it held to what the vintage says. */
function entryOf(
  state: CountState | null,
  held: LaneEntry | null,
  command: PublishCell,
  vintage: StatedVintage,
  cell: StatedCell | null,
): CountEvent {
  const current = state && inForceAt(state, timeOf(vintage));
  const isOwn = state === null || current === null || restsOnLane(state, current, command.seriesId);
  const said = { command, vintage, held, current, quantity: quantityOf(state, command) };
  if (cell === null) {
    if (!isThere(held) || state === null) throw new Error('only what is there vanishes');
    return isOwn && current?.status === 'active'
      ? retraction(said, held, current)
      : withdrawal(said, held, state);
  }
  if (!isOwn) return claim(said, cell);
  return current?.status === 'active' ? amendment(said, cell, current) : report(said, cell);
}

function quantityOf(state: CountState | null, { quantity }: PublishCell): Quantity {
  if (quantity) return quantity;
  if (!state) throw new Error('only a count that is there has no cell any more');
  const { subject, measure, group, period, running, dating, unit } = state;
  return { subject, measure, group, period, running, dating, unit };
}

/**
 * Whether what is in force is a series' own word, or a claim of it that somebody adopted. A count that a publisher
 * dropped is free to any: nobody has decided that there is no figure.
 */
function restsOnLane({ claims }: CountState, entry: CountEntry, seriesId: string): boolean {
  if (entry.status === 'retracted') return entry.seriesId !== null;
  return claims.some((claim) => claim.revision === entry.claim && claim.seriesId === seriesId);
}

interface Said {
  readonly command: PublishCell;
  readonly vintage: StatedVintage;
  readonly held: LaneEntry | null;
  readonly current: CountEntry | null;
  readonly quantity: Quantity;
}

function report(said: Said, cell: StatedCell): CountEvent {
  const { quantity } = said;
  const before = said.current ? beforeOf(said.current) : ({ status: 'none' } as const);
  return {
    kind: 'count-reported',
    data: {
      ...common(said),
      ...quantity,
      figure: cell.figure,
      before,
      ...stated(said, cell),
      warnings: warningsOf(said, cell),
    },
  };
}

function amendment(said: Said, cell: StatedCell, current: CountEntry): CountEvent {
  const { quantity } = said;
  const { cause } = said.command;
  return {
    kind: 'count-amended',
    data: {
      ...common(said),
      figure: cell.figure,
      before: beforeOf(current),
      cause: cause ?? changesOf(quantity),
      reason: `vintage ${said.vintage.number} says otherwise`,
      corrects: null,
      ...stated(said, cell),
      warnings: warningsOf(said, cell),
    },
  };
}

/** What the changes of a table are, where nobody says: who keeps only the newest value says that the world moved on. */
export function changesOf({ running }: Pick<Quantity, 'running'>): Cause {
  return running ? 'developed' : 'source_revised';
}

function claim(said: Said, cell: StatedCell): CountEvent {
  const isRetracted = said.current?.status === 'retracted';
  const notInForce = {
    code: 'not-in-force',
    detail: isRetracted
      ? 'the count was retracted by a decision, and stays so'
      : 'the figure in force is not of this series, and stays',
  };
  return {
    kind: 'claim-recorded',
    data: {
      ...common(said),
      figure: cell.figure,
      ...stated(said, cell),
      warnings: [...warningsOf(said, cell), notInForce],
    },
  };
}

function retraction(said: Said, held: LaneEntry, current: CountEntry): CountEvent {
  return {
    kind: 'count-retracted',
    data: { ...common(said), before: beforeOf(current), ...vanished(said, held) },
  };
}

/** The series takes its claim back: what is in force is not its own. */
function withdrawal(said: Said, held: LaneEntry, { claims }: CountState): CountEvent {
  const own = claims.find(({ revision }) => revision === held.revision);
  if (!own) throw new Error('what a series published is its claim');
  return {
    kind: 'claim-retracted',
    data: { ...common(said), claim: own.revision, lastFigure: own.figure, ...vanished(said, held) },
  };
}

const common = ({ command: { noticeId } }: Said) => ({ note: null, codes: {}, noticeId });

function stated({ command, vintage, held }: Said, { key, column, values }: StatedCell) {
  const change = isThere(held) ? ('changed' as const) : ('appeared' as const);
  return {
    statement: vintage.statement,
    effectiveAt: timeOf(vintage),
    cell: { seriesId: command.seriesId, vintage: vintage.number, change, key, column, values },
  };
}

function vanished({ command, vintage }: Said, { cell: { key, column } }: LaneEntry) {
  return {
    cause: command.cause ?? ('source_retracted' as const),
    reason: `vintage ${vintage.number} has it no more`,
    statement: vintage.statement,
    effectiveAt: timeOf(vintage),
    cell: {
      seriesId: command.seriesId,
      vintage: vintage.number,
      change: 'vanished' as const,
      key,
      column,
      values: {},
    },
  };
}

function warningsOf({ vintage, quantity }: Said, { figure, warnings }: StatedCell): Warning[] {
  return [...warnings, ...claimWarnings({ figure, statement: vintage.statement }, quantity, {})];
}
