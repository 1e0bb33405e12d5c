import { type Finding, Findings } from './findings.js';
import type { LogDigest } from './log/digest.js';
import type { VerifiedLog } from './log/verified-log.js';
import { type EarlierDigest, walkLog } from './log/walk.js';
import { type VerifiedReadModel, verifyReadModel } from './read-model.js';

/** What a log and a read model were found to be. */
export interface VerifyReport {
  /** Whether nothing was found. */
  readonly whole: boolean;
  /** Where the log is, without a secret. */
  readonly log: string;
  readonly events: number;
  /** Of the last numbered event. */
  readonly sequence: number;
  /** Of all that was read; null when part of the log could not be. */
  readonly digest: LogDigest | null;
  /** Digests of earlier states that it was held against, by where they are from. */
  readonly against: readonly string[];
  /** Null when there is none that this version made, or none was wanted. */
  readonly readModel: VerifiedReadModel | null;
  /** How much was found. */
  readonly faults: number;
  /** The first of it. */
  readonly findings: readonly Finding[];
  /** Events of the log that were looked at in a second. */
  readonly eventsPerSecond: number;
}

export interface VerifyOptions {
  /** What earlier runs or backups said of the same log. */
  readonly earlier?: readonly EarlierDigest[];
  /** Where the read models are; null leaves them out. */
  readonly readModels: string | null;
  /** How many findings are kept. */
  readonly most?: number;
  /** Told in words how far it has come. */
  readonly onProgress?: (what: string) => void;
  readonly signal?: AbortSignal;
}

/** Findings that are kept when nobody says how many. */
export const MOST_FINDINGS = 20;

/**
 * Reads a log again from its beginning and holds it against all that the ledger promises of it; then the read model
 * against one that is made anew. Changes nothing, and may run beside the ledger.
 * @param log open
 * @throws LogUnavailableError, NoTemporaryFilesError; the reason of the signal
 */
export async function verify(log: VerifiedLog, options: VerifyOptions): Promise<VerifyReport> {
  const { earlier = [], readModels, most = MOST_FINDINGS, onProgress = () => undefined } = options;
  const findings = new Findings(most);
  onProgress('looking at the file');
  log.inspect(findings);
  const begun = performance.now();
  const of = log.events === null ? '' : ` of ${log.events}`;
  const rate = (events: number) => Math.round((events * 1_000) / (performance.now() - begun));
  const onPage = (events: number) => onProgress(`${events}${of} events, ${rate(events)} a second`);
  const walked = await walkLog(log, findings, { ...options, depth: 'meaning', onPage });
  const eventsPerSecond = rate(walked.events);
  const readModel =
    readModels === null ? null : await verifyReadModel(readModels, log, findings, { ...options, most });
  return {
    whole: findings.count === 0,
    log: log.name,
    ...walked,
    against: earlier.map(({ from }) => from),
    readModel,
    faults: findings.count,
    findings: findings.first,
    eventsPerSecond,
  };
}
