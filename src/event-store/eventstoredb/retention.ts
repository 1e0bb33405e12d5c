import type { StreamNames } from './stream-names.js';

/** An event of the server's own that says how long a stream is kept, or that it is deleted. */
export interface RetentionEvent {
  readonly streamId: string;
  readonly type: string;
  readonly data: unknown;
}

/** The types of those events. */
export const RETENTION_EVENT_TYPES: readonly string[] = ['$metadata', '$streamDeleted'];

const METADATA_STREAM = '$$';
const LIMITS = ['$maxAge', '$maxCount', '$tb'];

/**
 * Finds the streams that the server was told to forget, in part or wholly: when it does, every event after them gets
 * another sequence or recorded time, and the nodes no longer agree. The latest word on a stream is the one that
 * holds, except that a deletion mark is for ever.
 */
export class Retention {
  private readonly limits = new Map<string, string>();
  private readonly deleted = new Set<string>();

  /** @param names of the ledger whose streams have to be kept */
  constructor(private readonly names: StreamNames) {}

  /** Shows it the next of the server's events, in the log's order. */
  see({ streamId, type, data }: RetentionEvent): void {
    if (type === '$streamDeleted') this.seeDeletion(this.names.ofServer(streamId));
    if (type !== '$metadata' || !streamId.startsWith(METADATA_STREAM)) return;
    this.seeLimits(this.names.ofServer(streamId.slice(METADATA_STREAM.length)), limitsIn(data));
  }

  private seeDeletion(stream: string | null): void {
    if (stream !== null) this.deleted.add(stream);
  }

  private seeLimits(stream: string | null, limits: readonly string[]): void {
    if (stream === null) return;
    if (limits.length > 0) this.limits.set(stream, `sets ${limits.join(', ')}`);
    else this.limits.delete(stream);
  }

  /** One line for each stream that is not kept for ever. */
  violations(): string[] {
    const limited = [...this.limits].filter(([stream]) => !this.deleted.has(stream));
    return [
      ...[...this.deleted].map((stream) => `${stream} is deleted`),
      ...limited.map(([stream, what]) => `${stream} ${what}`),
    ];
  }
}

function limitsIn(data: unknown): string[] {
  const metadata = data instanceof Uint8Array ? parsed(data) : data;
  if (typeof metadata !== 'object' || metadata === null) return [];
  return LIMITS.filter((limit) => ((metadata as Record<string, unknown>)[limit] ?? null) !== null);
}

/** The server reads metadata as JSON, whatever its writer called it. */
function parsed(data: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(data).toString('utf8'));
  } catch {
    return undefined;
  }
}
