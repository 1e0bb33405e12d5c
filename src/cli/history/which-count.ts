import { FAMILIES } from '../../domain/counts/families.js';
import type { SubjectType } from '../../domain/counts/identity.js';
import { parsePeriod } from '../../domain/kernel/period.js';
import { countId } from '../../ids/derived-ids.js';
import { UsageError } from '../endings.js';
import type { LedgerClient } from '../http/ledger-client.js';
import { checkedId } from '../terminal/arguments.js';

/** What a count counts, as the command line says it. */
export interface CountDescription {
  readonly subject?: string;
  readonly family?: string;
  readonly measure?: string;
  readonly group: string;
  readonly period?: string;
}

const COUNT_PATH = /(?:^|\/)([a-z][a-z0-9_]*)-counts\/([0-9a-fA-F-]{36})$/;
const SUBJECT = /^(strike|situation)s?[/:]([0-9a-fA-F-]{36})$/;

/**
 * The path of the count that is meant: by its id, by its path, or by what it counts.
 * @throws UsageError for what names none, or names something else
 */
export async function whichCount(
  ledger: LedgerClient,
  count: string | undefined,
  options: CountDescription,
): Promise<string> {
  const isDescribed = [options.subject, options.family, options.measure, options.period].some(
    (given) => given !== undefined,
  );
  if (count !== undefined && isDescribed) {
    throw new UsageError(
      'give a count by its id or by what it counts (--subject, --family, --measure), not both',
    );
  }
  if (count === undefined) return describedCount(options);
  const [, family, id] = COUNT_PATH.exec(count) ?? [];
  if (family !== undefined && id !== undefined) return `/${family}-counts/${checkedId(id, 'a count')}`;
  return countWithId(ledger, checkedId(count, 'a count'));
}

/** The id of a count says nothing of its family: its events do. */
async function countWithId(ledger: LedgerClient, id: string): Promise<string> {
  const { items } = await ledger.get<{ items: readonly { readonly subject: string }[] }>('/events', {
    subject: id,
    limit: 1,
  });
  const subject = items[0]?.subject;
  if (subject === undefined) throw new UsageError(`the ledger knows no count with the id ${id}`);
  if (COUNT_PATH.exec(subject)?.[2] === id) return `/${subject}`;
  throw new UsageError(
    `${id} is no count; to name a count by what it is about, use --subject with --family and --measure`,
  );
}

function describedCount({ subject, family, measure, group, period }: CountDescription): string {
  if (subject === undefined || family === undefined || measure === undefined) {
    throw new UsageError('name a count by its id, or by --subject, --family and --measure');
  }
  const [, type, id] = SUBJECT.exec(subject) ?? [];
  if (type === undefined || id === undefined) {
    throw new UsageError(`--subject must be strike/<id> or situation/<id>, and not: ${subject}`);
  }
  if (!FAMILIES.some(({ code }) => code === family)) {
    throw new UsageError(`--family must be one of ${FAMILIES.map(({ code }) => code).join(', ')}`);
  }
  const normalised = period === undefined ? null : parsePeriod(period);
  if (period !== undefined && normalised === null) {
    throw new UsageError(
      `--period must be a day, a month, a year, or two days with a slash, and not: ${period}`,
    );
  }
  const identity = {
    family,
    subject: { type: type as SubjectType, id: checkedId(id, `a ${type}`) },
    measure,
    group,
  };
  return `/${family}-counts/${countId({ ...identity, period: normalised })}`;
}
