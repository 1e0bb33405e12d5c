import { LogReader } from '../event-store/embedded/log-reader.js';
import { LogRefusedError } from '../event-store/port/index.js';
import { type Finding, Findings } from './findings.js';
import type { LogDigest } from './log/digest.js';
import { EmbeddedLog } from './log/embedded-log.js';
import { type EarlierDigest, walkLog } from './log/walk.js';

/** A log that is not whole, so that nothing is made of it. */
export class DamagedLogError extends Error {
  override readonly name = 'DamagedLogError';
  constructor(
    message: string,
    /** The first of what is wrong. */
    readonly findings: readonly Finding[],
  ) {
    super(message);
  }
}

const MOST = 20;

export interface CheckOptions {
  /** What it has to be the same as. */
  readonly earlier?: readonly EarlierDigest[];
  readonly onProgress?: (what: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Makes sure that a copy of a log is whole: its file, its guards, the order of its events, their digest.
 * @param name what to call it
 * @throws DamagedLogError
 */
export async function checkCopy(file: string, name: string, options: CheckOptions): Promise<LogDigest> {
  const { onProgress = () => undefined } = options;
  const findings = new Findings(MOST);
  const log = new EmbeddedLog(openCopy(file, name), name, MOST);
  try {
    onProgress('looking at the copy');
    log.inspect(findings);
    const onPage = (events: number) => onProgress(`checking the copy: ${events} of ${log.events} events`);
    const { digest } = await walkLog(log, findings, { ...options, depth: 'order', onPage });
    if (digest && findings.count === 0) return digest;
    throw new DamagedLogError(`${name} is damaged`, findings.first);
  } finally {
    await log.close();
  }
}

function openCopy(file: string, name: string): LogReader {
  try {
    return LogReader.open(file);
  } catch (error) {
    if (!(error instanceof LogRefusedError)) throw error;
    throw new DamagedLogError(`${name} is damaged`, [{ check: 'file', what: error.message }]);
  }
}
