import { access, constants, readFile } from 'node:fs/promises';
import { UsageError } from '../endings.js';
import { findSeries } from '../series/find-series.js';
import type { Session } from '../session.js';
import { checkedId } from '../terminal/arguments.js';
import { Handover } from './handover.js';
import { type GivenTimes, statedTimes } from './stated-times.js';
import { inStatedOrder, type Version } from './version.js';

/** What the command line says. */
export interface PutOptions extends GivenTimes {
  readonly series: string;
  readonly dryRun?: boolean;
  readonly cause?: string;
  readonly notice?: string;
}

/** Hands in files, oldest first. @returns the exit code */
export async function putVintages(
  session: Session,
  files: readonly string[],
  options: PutOptions,
): Promise<number> {
  const times = statedTimes(files, options);
  const versions = files.map((file, index): Version => ({
    name: file,
    statedAt: times[index] ?? '',
    read: () => readFile(file).catch((error: Error) => cannotRead(file, error)),
  }));
  // All are there before the first one is sent.
  for (const file of files)
    await access(file, constants.R_OK).catch((error: Error) => cannotRead(file, error));
  const { dryRun, cause, notice } = options;
  const handover = new Handover(session, await findSeries(session.ledger, options.series), {
    dryRun: dryRun ? true : undefined,
    cause,
    noticeId: notice === undefined ? undefined : checkedId(notice, 'a notice'),
  });
  return handover.take(inStatedOrder(versions));
}

function cannotRead(file: string, error: Error): never {
  throw new UsageError(`cannot read ${file}: ${error.message}`);
}
