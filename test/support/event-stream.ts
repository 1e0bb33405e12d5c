import { createParser } from 'eventsource-parser';

/** An item of a stream, under the sequence that it came with. */
export interface StreamItem {
  readonly id: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what it is, each test says
  readonly data: any;
}

export interface StreamOptions {
  readonly lastEventId?: number;
  readonly secret?: string;
}

/** A stream of Server-Sent Events, read by a parser that is not the ledger's. */
export class EventStream {
  readonly items: StreamItem[] = [];
  readonly comments: string[] = [];
  /** Ids of blocks without data. */
  readonly marks: number[] = [];
  /** Where to go on; null before the first id. */
  lastId: number | null = null;
  /** Settles when the stream ends, however it does. */
  readonly ended: Promise<void>;
  private isOver = false;
  private readonly listeners = new Set<() => void>();

  private constructor(
    body: ReadableStream<Uint8Array>,
    private readonly aborter: AbortController,
  ) {
    this.ended = this.read(body);
  }

  /** @throws Error with what was answered when it is no stream, or nobody answers */
  static async open(url: string, { lastEventId, secret }: StreamOptions = {}): Promise<EventStream> {
    const aborter = new AbortController();
    const headers = {
      ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
      ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
    };
    const response = await fetch(url, { headers, signal: aborter.signal });
    if (response.status !== 200 || !response.body) {
      throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
    }
    return new EventStream(response.body, aborter);
  }

  get ids(): number[] {
    return this.items.map(({ id }) => id);
  }

  /** Resolves once it holds. @throws Error when the stream ends before */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      if (this.isOver) throw new Error(`the stream ended after ${JSON.stringify(this.comments)}`);
      await new Promise<void>((resolve) => this.listeners.add(resolve));
    }
  }

  /** Cuts the connection. */
  close(): void {
    this.aborter.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const parser = this.parser();
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body) {
        parser.feed(decoder.decode(chunk, { stream: true }));
        this.tell();
      }
    } catch {
      // Cut off, by either side: what came before it counts.
    }
    this.isOver = true;
    this.tell();
  }

  private parser() {
    return createParser({
      onId: (id) => {
        this.lastId = Number(id);
        this.marks.push(this.lastId);
      },
      onEvent: ({ id, event, data }) => {
        if (id === undefined || event !== undefined) throw new Error(`unexpected block: ${id} ${event}`);
        // Its id was told before it.
        this.marks.pop();
        this.items.push({ id: Number(id), data: JSON.parse(data) });
      },
      onComment: (comment) => this.comments.push(comment),
    });
  }

  private tell(): void {
    const waiting = [...this.listeners];
    this.listeners.clear();
    for (const listener of waiting) listener();
  }
}
