import type { Change } from '../comparing/changes.js';
import { shortened } from '../terminal/table.js';
import { eventInWords, inWords, type ShownFigure, valueInWords } from '../terminal/words.js';

/** An event of the ledger, as a CloudEvent. */
export interface LedgerEvent {
  readonly sequence: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly actor: string;
  readonly data: {
    readonly figure?: ShownFigure | null;
    readonly cause?: string | null;
    readonly reason?: string | null;
    readonly measure?: string;
    readonly vintage?: number;
    readonly statement?: { readonly statedAt: string };
    readonly name?: string;
    readonly code?: string;
    readonly details?: { readonly title?: string; readonly name?: string };
  };
}

const LENGTH = 60;

/** An event in a line. */
export function eventLine({ sequence, time, type, subject, actor, data }: LedgerEvent): string {
  const parts = [
    data.measure,
    data.vintage === undefined ? undefined : `vintage ${data.vintage}, stated ${data.statement?.statedAt}`,
    data.figure === undefined ? undefined : inWords(data.figure),
    data.cause,
    data.details?.title ?? data.details?.name ?? data.name ?? data.code,
    data.reason,
  ];
  const said = parts.filter((part) => typeof part === 'string').map((part) => shortened(part, LENGTH));
  return [sequence, time, eventInWords(type), subject, `by ${actor}`, ...said].join('  ');
}

/** A change in a line. */
export function changeLine(change: Change): string {
  const { sequence, recordedAt, type, family, countId, measure, group, period } = change;
  const before =
    change.previousStatus === 'none' ? '' : `${valueInWords(change.previousStatus, change.previous)} → `;
  return [
    sequence,
    recordedAt,
    eventInWords(type),
    `${family}-counts/${countId}`,
    [measure, group, ...(period === null ? [] : [period])].join(', '),
    `${before}${valueInWords(change.status, change.figure)}`,
    ...(change.cause === null ? [] : [change.cause]),
    ...(change.reason === null ? [] : [shortened(change.reason, LENGTH)]),
  ].join('  ');
}
