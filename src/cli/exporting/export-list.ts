import type { IncomingMessage } from 'node:http';
import { extname } from 'node:path';
import { Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UnreachableError, UsageError } from '../endings.js';
import { PassingError, persist } from '../http/persistence.js';
import type { Query } from '../http/ledger-client.js';
import { findSeries } from '../series/find-series.js';
import type { Session } from '../session.js';
import { checkedParameters } from '../terminal/arguments.js';
import { type Format, FORMATS } from './formats.js';
import { wholeList } from './whole-list.js';
import { writeWhole } from './target.js';

/** What the command line says. */
export interface ExportOptions {
  readonly param?: readonly string[];
  readonly format?: Format;
  readonly hxl?: boolean;
  readonly output?: string;
}

const LIST = /^[a-z][a-z0-9_/-]{0,199}$/;
const OF_A_SERIES = /^series\/([^/]+)\/(.+)$/;
/** Progress is shown each time so many bytes have come. */
const SHOW_BYTES = 1024 * 1024;

interface Exported {
  bytes: number;
  /** The sequence that it is as of; null where the answer does not say. */
  sequence: number | null;
}

/** Writes all of a list, in a form. */
export async function exportList(session: Session, list: string, options: ExportOptions): Promise<void> {
  const { around, output } = session;
  const format = formatOf(options, output.isJson);
  const path = await pathOf(session, list);
  const query = { ...checkedParameters(options.param ?? []), ...(options.hxl ? { hxl: 'true' } : {}) };
  const exporting = new Exporting(session, path, format, query);
  if (options.output === undefined) {
    if (format === 'parquet' && around.stdout.isTTY) {
      throw new UsageError('Parquet is nothing for a terminal: give --output, or send it elsewhere');
    }
    await exporting.toStdout();
  } else {
    const { output: file } = options;
    const { bytes, sequence } = await exporting.toFile(file);
    const asOf = sequence === null ? '' : `, as of sequence ${sequence}`;
    if (output.isJson) output.json({ file, format, bytes, asOfSequence: sequence });
    else output.note(`${file}: ${bytes} bytes of ${format}${asOf}`);
  }
}

/** What belongs to a series may be named by its code. */
async function pathOf({ ledger }: Session, list: string): Promise<string> {
  const name = list.replace(/^\/?(v1\/)?/, '');
  if (!LIST.test(name)) {
    throw new UsageError(`a list is named as in its path, such as casualty-counts, and not: ${list}`);
  }
  const [, series, part] = OF_A_SERIES.exec(name) ?? [];
  return series === undefined ? `/${name}` : `/series/${(await findSeries(ledger, series)).id}/${part}`;
}

function formatOf({ format, output }: ExportOptions, isJson: boolean): Format {
  if (format !== undefined) return format;
  const ending = extname(output ?? '')
    .slice(1)
    .toLowerCase();
  const named = FORMATS.find((candidate) => candidate === ending);
  if (named === undefined && ending !== '') {
    throw new UsageError(
      `the name ${output} does not say in which form: give --format, ${FORMATS.join(', ')}`,
    );
  }
  return named ?? (isJson && output === undefined ? 'json' : 'csv');
}

class Exporting {
  private readonly done: Exported = { bytes: 0, sequence: null };

  constructor(
    private readonly session: Session,
    private readonly path: string,
    private readonly format: Format,
    private readonly query: Query,
  ) {}

  /** What has gone out cannot be taken back: a connection that drops ends it. */
  async toStdout(): Promise<void> {
    try {
      await this.fill(this.session.around.stdout, false);
    } catch (error) {
      if (!(error instanceof PassingError)) throw error;
      throw new UnreachableError(`${error.message}; what came out is not all of it`);
    }
  }

  /** Begins again when a connection drops. */
  async toFile(file: string): Promise<Exported> {
    const { interrupt, output } = this.session;
    await persist(() => writeWhole(file, (to) => this.fill(to, true)), {
      pause: (milliseconds) => interrupt.pause(milliseconds),
      onPause: ({ message }) => output.progress(`${message}; begun again`),
    });
    return this.done;
  }

  private async fill(to: Writable, end: boolean): Promise<void> {
    this.done.bytes = 0;
    if (this.format === 'json') {
      const { ledger } = this.session;
      const parts = wholeList(ledger, this.path, this.query, (sequence) => (this.done.sequence = sequence));
      await pipeline(parts, this.counted(), to, { end });
      return;
    }
    const answer = await this.session.ledger.open(this.path, { ...this.query, format: this.format });
    if (this.query['limit'] === undefined) this.refuseOnePage(answer);
    this.done.sequence = sequenceOf(answer);
    await pipeline(answer, this.counted(), to, { end }).catch((error: unknown) => {
      this.session.interrupt.throwIfCut();
      if (!answer.complete) throw new PassingError(`the connection to ${this.session.ledger.url} dropped`);
      throw error;
    });
  }

  /** Not every ledger gives every list as a whole: part of one must not look like all of it. */
  private refuseOnePage(answer: IncomingMessage): void {
    if (!/rel="?next"?/.test(String(answer.headers.link ?? ''))) return;
    answer.destroy();
    throw new UsageError(
      `this ledger gives ${this.path.slice(1)} as ${this.format} in pages alone: use --format json`,
    );
  }

  private counted(): Transform {
    const { done, session } = this;
    let shown = 0;
    return new Transform({
      transform(part: Buffer, _encoding, settle) {
        done.bytes += part.length;
        if (done.bytes - shown >= SHOW_BYTES) {
          shown = done.bytes;
          session.output.progress(`${Math.round(done.bytes / SHOW_BYTES)} MiB`);
        }
        settle(null, part);
      },
    });
  }
}

function sequenceOf({ headers }: IncomingMessage): number | null {
  const sequence = headers['ledger-as-of-sequence'];
  return typeof sequence === 'string' ? Number(sequence) : null;
}
