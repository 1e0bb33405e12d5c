import { connect, type Socket } from 'node:net';

/** At the beginning of a line: a header of the answer ends like it. */
const ID = Buffer.from('\nid: ');
const LINE_END = 10;

/** Told of each item that has come: its sequence, and when, in milliseconds of `performance.now()`. */
export type OnItem = (sequence: number, at: number) => void;

/** A client of a stream that looks at the ids alone, so that a thousand of them fit beside what they measure. */
export class StreamReader {
  /** The last sequence that has come. */
  last: number;
  /** Sequences that did not come one after the other. */
  gaps = 0;
  isClosed = false;
  private readonly socket: Socket;
  private carried: Buffer = Buffer.alloc(0);

  constructor(
    url: string,
    after: number,
    private readonly onItem: OnItem,
  ) {
    const { hostname, port } = new URL(url);
    this.last = after;
    this.socket = connect(Number(port), hostname);
    this.socket.on('close', () => (this.isClosed = true)).on('error', () => undefined);
    this.socket.write(`GET /v1/events/stream?after=${after} HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
    this.socket.on('data', (chunk: Buffer) => this.look(chunk));
  }

  /** Reads nothing from now on. */
  pause(): this {
    this.socket.pause();
    return this;
  }

  /** Reads again. */
  resume(): void {
    this.socket.resume();
  }

  close(): void {
    this.socket.destroy();
  }

  private look(chunk: Buffer): void {
    const now = performance.now();
    const bytes = this.carried.length > 0 ? Buffer.concat([this.carried, chunk]) : chunk;
    let from = 0;
    for (;;) {
      const start = bytes.indexOf(ID, from);
      const end = start < 0 ? -1 : bytes.indexOf(LINE_END, start + ID.length);
      if (end < 0) {
        // What may be the beginning of an id waits for the rest of it.
        this.carried = Buffer.from(
          bytes.subarray(start < 0 ? Math.max(from, bytes.length - ID.length + 1) : start),
        );
        return;
      }
      this.take(Number(bytes.toString('latin1', start + ID.length, end)), now);
      from = end;
    }
  }

  private take(sequence: number, now: number): void {
    // A heartbeat tells the last one again.
    if (sequence === this.last) return;
    if (sequence !== this.last + 1) this.gaps += 1;
    this.last = sequence;
    this.onItem(sequence, now);
  }
}
