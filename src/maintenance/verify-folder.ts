import { join } from 'node:path';
import { LOG_FILE } from '../event-store/embedded/directory.js';
import { LogRefusedError } from '../event-store/port/index.js';
import { readModelsIn } from '../projection-runtime/generation-files.js';
import { sha256Of } from './files.js';
import type { Finding } from './findings.js';
import type { VerifiedLog } from './log/verified-log.js';
import { isBackup, readManifest } from './manifest.js';
import { openLog } from './open-log.js';
import { MOST_FINDINGS, verify, type VerifyOptions, type VerifyReport } from './verify.js';

export interface VerifyFolderOptions extends Omit<VerifyOptions, 'readModels'> {
  /** False leaves the read model of the folder out. */
  readonly withReadModel?: boolean;
}

/**
 * Verifies the folder of a ledger, or a backup, which is held against its manifest too.
 * @throws NoLogError, NoBackupError; LogUnavailableError, LogTooNewError; as `verify`
 */
export async function verifyFolder(folder: string, options: VerifyFolderOptions = {}): Promise<VerifyReport> {
  return isBackup(folder)
    ? verifyBackup(folder, options)
    : verifyOpened(folder, {
        ...options,
        readModels: options.withReadModel === false ? null : readModelsIn(folder),
      });
}

async function verifyBackup(folder: string, options: VerifyFolderOptions): Promise<VerifyReport> {
  const { digest, files } = await readManifest(folder);
  const earlier = [...(options.earlier ?? []), { ...digest, from: 'the manifest' }];
  const report = await verifyOpened(folder, { ...options, earlier, readModels: null });
  options.onProgress?.('hashing the file');
  const isSame = (await sha256Of(join(folder, LOG_FILE), options.signal)) === files[0]?.sha256;
  const isMore = report.digest !== null && report.events !== digest.events;
  return withFindings(report, [
    ...(isSame ? [] : [inFile(`${LOG_FILE} is not the file that the manifest tells of`)]),
    ...(isMore ? [inFile(`it has ${report.events} events, the manifest tells of ${digest.events}`)] : []),
  ]);
}

async function verifyOpened(folder: string, options: VerifyOptions): Promise<VerifyReport> {
  let log: VerifiedLog;
  try {
    log = openLog(folder, options.most ?? MOST_FINDINGS);
  } catch (error) {
    if (!(error instanceof LogRefusedError)) throw error;
    return withFindings(unread(join(folder, LOG_FILE)), [inFile(error.message)]);
  }
  try {
    return await verify(log, options);
  } finally {
    await log.close();
  }
}

const inFile = (what: string): Finding => ({ check: 'file', what });

function withFindings(report: VerifyReport, more: readonly Finding[]): VerifyReport {
  return {
    ...report,
    whole: report.whole && more.length === 0,
    faults: report.faults + more.length,
    findings: [...report.findings, ...more],
  };
}

/** Of a log that cannot even be opened. */
function unread(log: string): VerifyReport {
  const nothing = {
    events: 0,
    sequence: 0,
    digest: null,
    against: [],
    readModel: null,
    faults: 0,
    findings: [],
  };
  return { ...nothing, whole: true, log, eventsPerSecond: 0 };
}
