import type { Cause } from '../kernel/cause.js';
import { changesOf } from '../kernel/changes.js';
import type { CommonMembers } from '../kernel/common.js';
import { accept, type Decision, type DecisionContext, reject } from '../kernel/decision.js';
import { checkIfMatch } from '../kernel/precondition.js';
import { isStatedAhead, type Statement } from '../kernel/statement.js';
import { endOf } from '../kernel/time.js';
import type { DefinedColumn } from './cells.js';
import type { AmendSeries, DefineSeries } from './commands.js';
import type { SeriesEvent, VintageCompleted } from './events.js';
import { checkMapping } from './mapping.js';
import { firstAfter, isSameVintage, type SeriesState } from './state.js';

export function defineSeries(
  state: SeriesState | null,
  { details, ...common }: DefineSeries,
): Decision<SeriesEvent> {
  const refusal = checkMapping(details, '');
  if (refusal) return refusal;
  if (state) return reject('id-taken', 'a series with this id is defined already');
  return accept({ kind: 'series-defined', data: { ...common, details } });
}

export function amendSeries(
  state: SeriesState | null,
  { changes: given, ...command }: AmendSeries,
  { ifMatch }: Pick<DecisionContext, 'ifMatch'>,
): Decision<SeriesEvent> {
  if (!state) return reject('not-found', 'there is no such series');
  const { details, changedAt } = state;
  const refusal = checkMapping({ ...details, ...given }, '');
  if (refusal) return refusal;
  if (state.open) return refuseOpen(state.open);
  const { changes, previous } = changesOf(details, given);
  if (Object.keys(changes).length === 0) return reject('no-change', 'the series maps so already');
  const stale = checkIfMatch(ifMatch, state, { mappingRevision: changedAt, details });
  if (stale) return stale;
  return accept({ kind: 'series-amended', data: { ...command, changes, previous, amends: changedAt } });
}

/** A file as it was published. */
export interface OpenVintage extends CommonMembers {
  readonly statement: Statement;
  readonly sha256: string;
  readonly cause: Cause | null;
  readonly defined: readonly DefinedColumn[];
}

/** Opens a vintage. One that is taken or open already is found before: see `isSameVintage`. */
export function openVintage(
  state: SeriesState | null,
  command: OpenVintage,
  { now }: Pick<DecisionContext, 'now'>,
): Decision<SeriesEvent> {
  if (!state) return reject('not-found', 'there is no such series');
  const refusal = checkVintage(state, command, now);
  if (refusal) return refusal;
  if (state.taken.some((vintage) => isSameVintage(vintage, command))) {
    return reject('no-change', 'this vintage is taken already');
  }
  if (state.open) return refuseOpen(state.open);
  const effectiveAt = endOf(command.statement.statedAt);
  return accept({
    kind: 'vintage-opened',
    data: {
      ...command,
      vintage: state.taken.length + 1,
      effectiveAt,
      next: firstAfter(state, effectiveAt)?.vintage ?? null,
    },
  });
}

/** Null when a vintage may stand at its time: not ahead of the clock, and not where another one stands. */
export function checkVintage(
  { taken }: SeriesState,
  { statement, sha256 }: Pick<OpenVintage, 'statement' | 'sha256'>,
  now: string,
): ReturnType<typeof reject> | null {
  if (isStatedAhead(statement, now)) {
    const detail = 'is ahead of the clock: a vintage was published in the past';
    return reject('invalid', detail, { errors: [{ pointer: '?statedAt', detail }] });
  }
  const effectiveAt = endOf(statement.statedAt);
  const other = taken.find(
    (vintage) => vintage.effectiveAt === effectiveAt && !isSameVintage(vintage, { statement, sha256 }),
  );
  if (!other) return null;
  return reject('vintage-exists', `vintage ${other.vintage} was published at that time, with other content`, {
    members: { existingVintage: other.vintage },
  });
}

type Completed = Omit<
  VintageCompleted['data'],
  'vintage' | 'statement' | 'effectiveAt' | 'sha256' | 'noticeId'
>;

/** Completes the vintage that is open. Another node that takes the same file may have done it. */
export function completeVintage(
  state: SeriesState | null,
  number: number,
  result: Completed,
): Decision<SeriesEvent> {
  if (state?.open?.vintage !== number) return reject('no-change', `vintage ${number} is complete already`);
  const { vintage, statement, effectiveAt, sha256, noticeId } = state.open;
  return accept({
    kind: 'vintage-completed',
    data: { ...result, vintage, statement, effectiveAt, sha256, noticeId },
  });
}

/** Why nothing else may happen to a series while a vintage is being taken. */
export function refuseOpen({ vintage, statement, sha256 }: NonNullable<SeriesState['open']>) {
  return reject('vintage-open', `vintage ${vintage} is being taken; the same file completes it`, {
    members: { openVintage: vintage, statedAt: statement.statedAt, sha256 },
  });
}
