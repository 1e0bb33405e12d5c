import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECTIONS } from '../../projections/index.js';
import { toLogEvent } from '../event-store/in-process/row.js';
import { PoisonEventError } from '../projection-runtime/applier.js';
import { differences, type RowDifference } from '../projection-runtime/compare.js';
import { FreshRebuild } from '../projection-runtime/fresh-rebuild.js';
import { schemaOf } from '../projection-runtime/schema.js';
import { ServingFile } from '../projection-runtime/serving-file.js';
import { describeStop, stoppedBy } from '../projection-runtime/stopped.js';
import { saysDamaged } from '../sqlite/sqlite-code.js';
import { Findings } from './findings.js';
import type { VerifiedLog } from './log/verified-log.js';
import { inTemporary, makeTemporary, removeTemporary } from './temporary.js';

/** What a read model was found to be. */
export interface VerifiedReadModel {
  readonly number: number;
  /** The last sequence that it has applied: where it is compared. */
  readonly sequence: number;
  /** Rows that were compared; null when there was nothing to compare them with. */
  readonly rows: number | null;
}

export interface ReadModelOptions {
  /** Told how far a rebuild or a comparison has come. */
  readonly onProgress?: (what: string) => void;
  readonly signal?: AbortSignal;
  /** Most lines of what SQLite says of the file. */
  readonly most: number;
}

/**
 * Holds the read model of a folder against one that is built from the log in a temporary file, up to the same event.
 * @param directory of the read models
 * @returns null when there is none that this version made
 * @throws LogUnavailableError, NoTemporaryFilesError
 */
export async function verifyReadModel(
  directory: string,
  log: VerifiedLog,
  findings: Findings,
  options: ReadModelOptions,
): Promise<VerifiedReadModel | null> {
  if (!existsSync(directory)) return null;
  const temporary = makeTemporary('ledger-verify');
  try {
    const serving = openServing(directory, temporary, findings);
    if (!serving) return null;
    try {
      return await holdAgainstRebuild(serving, temporary, log, findings, options);
    } finally {
      serving.close();
    }
  } finally {
    removeTemporary(temporary);
  }
}

/** Opens a temporary copy where SQLite cannot share the files, as on media that cannot be written. */
function openServing(directory: string, temporary: string, findings: Findings): ServingFile | null {
  const unreadable = (number: number, why: string) =>
    findings.add('read-model', `read model ${number} cannot be read: ${why}`);
  const schema = schemaOf(PROJECTIONS);
  let isCopied = false;
  const unopened = () => (isCopied = true);
  const serving = ServingFile.open(directory, schema, { unreadable, unopened });
  if (serving || !isCopied) return serving;
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    // What two of them share is not of the copy.
    if (!entry.isFile() || entry.name.endsWith('-shm')) continue;
    inTemporary(() => copyFileSync(join(directory, entry.name), join(temporary, entry.name)));
  }
  return ServingFile.open(temporary, schema, { unreadable, unopened: unreadable });
}

async function holdAgainstRebuild(
  serving: ServingFile,
  temporary: string,
  log: VerifiedLog,
  findings: Findings,
  options: ReadModelOptions,
): Promise<VerifiedReadModel> {
  const { number, progress } = serving;
  const faults = faultsOf(serving, options.most);
  for (const what of faults) findings.add('read-model', `read model ${number}: ${what}`);
  const file = join(temporary, 'rebuilt.db');
  const rebuilt = inTemporary(() => new FreshRebuild(file, PROJECTIONS));
  try {
    const isBuilt = await rebuild(rebuilt, serving, log, findings, options);
    const rows = isBuilt ? await compare(serving, rebuilt, findings, options) : null;
    return { number, sequence: progress.sequence, rows };
  } finally {
    rebuilt.close();
  }
}

function faultsOf(serving: ServingFile, most: number): string[] {
  try {
    return serving.faults(most);
  } catch (error) {
    if (!saysDamaged(error)) throw error;
    return [(error as Error).message];
  }
}

/** @returns false when it cannot come as far as the serving one, which is told */
async function rebuild(
  rebuilt: FreshRebuild,
  { number, progress }: ServingFile,
  log: VerifiedLog,
  findings: Findings,
  { onProgress = () => undefined, signal }: ReadModelOptions,
): Promise<boolean> {
  const { last, sequence } = progress;
  if (!last) return true;
  const cannot = (why: string) => {
    findings.add('read-model', `read model ${number} is not compared: ${why}`, { sequence });
    return false;
  };
  try {
    for await (const rows of log.pages(new Findings(0))) {
      signal?.throwIfAborted();
      if (rows.length === 0) return cannot('the log cannot be read as far as it has come');
      const events = rows.map(toLogEvent);
      const end = events.findIndex(({ id }) => id === last.id);
      inTemporary(() => rebuilt.apply(end < 0 ? events : events.slice(0, end + 1)));
      onProgress(`rebuilding: sequence ${rows.at(-1)?.sequence ?? 0} of ${sequence}`);
      if (end >= 0) return true;
    }
    return cannot(`the last event that it has applied is not in the log: ${last.id}`);
  } catch (error) {
    if (error instanceof PoisonEventError) return cannot(describeStop(stoppedBy(error), 'a rebuild'));
    throw error;
  }
}

async function compare(
  { number, database }: ServingFile,
  rebuilt: FreshRebuild,
  findings: Findings,
  { onProgress = () => undefined, signal }: ReadModelOptions,
): Promise<number> {
  let rows = 0;
  const onRows = (more: number) => {
    rows += more;
    signal?.throwIfAborted();
    onProgress(`comparing: ${rows} rows`);
  };
  try {
    for await (const difference of differences(database, rebuilt.database, onRows)) {
      const { table, key } = difference;
      findings.add('read-model', describe(difference), { table, key });
    }
  } catch (error) {
    if (!saysDamaged(error)) throw error;
    findings.add('read-model', `read model ${number} cannot be read: ${(error as Error).message}`);
  }
  return rows;
}

function describe({ kind, columns }: RowDifference): string {
  switch (kind) {
    case 'missing':
      return 'a fresh rebuild has this row';
    case 'extra':
      return 'a fresh rebuild has no such row';
    case 'different':
      return `a fresh rebuild has another value of ${columns.join(', ')}`;
  }
}
