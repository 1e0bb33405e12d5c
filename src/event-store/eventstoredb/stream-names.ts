import { LEDGER_PREFIX, OPS_PREFIX } from '../port/index.js';

/** The streams whose events take part in the count, as the port names them. */
const COUNTED = [LEDGER_PREFIX, OPS_PREFIX];

/**
 * What one ledger's streams are called on the server: its namespace, and then what the port calls them. So several
 * ledgers share a server, and each sees streams of others in those of the rest.
 */
export class StreamNames {
  /** What the server's names of all streams that count begin with. */
  readonly countedPrefixes: readonly string[];

  /** @throws RangeError for a namespace whose streams would count for another ledger, or be the server's own */
  constructor(private readonly namespace: string) {
    if (namespace.startsWith('$') || COUNTED.some((prefix) => namespace.includes(prefix))) {
      throw new RangeError(`a ledger's namespace neither begins with $ nor holds ${COUNTED.join(' or ')}`);
    }
    this.countedPrefixes = COUNTED.map((prefix) => this.onServer(prefix));
  }

  onServer(stream: string): string {
    return this.namespace + stream;
  }

  /** What the port calls a stream of the server; null for one that does not count. */
  ofServer(streamId: string): string | null {
    const counts = this.countedPrefixes.some((prefix) => streamId.startsWith(prefix));
    return counts ? streamId.slice(this.namespace.length) : null;
  }
}
