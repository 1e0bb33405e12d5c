import { readFileSync } from 'node:fs';
import { parseDigest, digestText } from '../../maintenance/log/digest.js';
import type { EarlierDigest } from '../../maintenance/log/walk.js';
import { digestIn, isBackup, MANIFEST_FILE } from '../../maintenance/manifest.js';
import { verifyFolder, type VerifyFolderOptions } from '../../maintenance/verify-folder.js';
import { verifyNode } from '../../maintenance/verify-node.js';
import { MOST_FINDINGS, type VerifyReport } from '../../maintenance/verify.js';
import { readConfig } from '../../platform/config/read-config.js';
import { EXIT, UsageError } from '../endings.js';
import type { FileSession } from '../session.js';
import { withEndings } from './endings.js';
import { findingTable } from './finding-table.js';

/** What the command line says. */
export interface VerifyCommand {
  readonly against?: readonly string[];
  readonly readModel: boolean;
  readonly most?: string;
}

/** Verifies a folder, else the log of the settings, and says what it found. */
export async function verifyLog(
  session: FileSession,
  folder: string | undefined,
  command: VerifyCommand,
): Promise<number> {
  const { output, interrupt } = session;
  const options: VerifyFolderOptions = {
    earlier: (command.against ?? []).map(earlierDigest),
    withReadModel: command.readModel,
    most: checkedMost(command.most),
    onProgress: (what) => output.progress(what),
    signal: interrupt.asked,
  };
  const report = await withEndings(session, () => verifyWhat(session, folder, options));
  if (output.isJson) output.json(report);
  else output.say(inWords(report, command.readModel));
  return report.whole ? EXIT.fine : EXIT.refused;
}

function verifyWhat(
  { around }: FileSession,
  folder: string | undefined,
  options: VerifyFolderOptions,
): Promise<VerifyReport> {
  if (folder !== undefined) return verifyFolder(folder, options);
  const { log, dataDirectory, eventStoreUrl } = readConfig(around.env);
  if (log === 'memory')
    throw new UsageError('a log in memory is gone with its ledger: there is nothing to verify');
  return log === 'eventstoredb' && eventStoreUrl !== null
    ? verifyNode({ eventStoreUrl, dataDirectory }, options)
    : verifyFolder(dataDirectory, options);
}

/** Of a digest as it was printed, a file that holds one, or a backup. */
function earlierDigest(text: string): EarlierDigest {
  const digest = parseDigest(text) ?? digestIn(contentOf(text));
  if (!digest) {
    throw new UsageError(
      `${text} is no digest, and no file that holds one: verify prints it, backup writes it`,
    );
  }
  return { ...digest, from: text };
}

function contentOf(path: string): string {
  try {
    return readFileSync(isBackup(path) ? `${path}/${MANIFEST_FILE}` : path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as Error).message}`);
  }
}

function checkedMost(text: string | undefined): number {
  if (text === undefined) return MOST_FINDINGS;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UsageError(`--most is a number from 1 to 999999, and not: ${text}`);
}

function inWords(report: VerifyReport, withReadModel: boolean): string {
  const { log, events, sequence, digest, against, readModel, faults, findings, eventsPerSecond } = report;
  return [
    `log ${log}: ${events} events up to sequence ${sequence}, ${eventsPerSecond} a second`,
    digest ? `digest ${digestText(digest)}` : 'digest none, as part of it cannot be read',
    ...against.map((from) => `held against ${from}`),
    readModel === null
      ? `read model ${withReadModel ? 'none that this version made' : 'not looked at'}`
      : `read model ${readModel.number}: at sequence ${readModel.sequence}, ${
          readModel.rows === null ? 'not compared' : `${readModel.rows} rows held against a fresh rebuild`
        }`,
    ...(report.whole
      ? ['whole']
      : [`damaged: ${faults} found${faults > findings.length ? `, the first ${findings.length}` : ''}`]),
    ...(findings.length > 0 ? [findingTable(findings)] : []),
  ].join('\n');
}
