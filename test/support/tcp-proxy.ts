import { once } from 'node:events';
import { Socket, connect, createServer, type AddressInfo, type Server } from 'node:net';
import { Transform } from 'node:stream';

/** Stands between a client and its server, and can be every kind of bad network between them. */
export class TcpProxy {
  private readonly links = new Set<Link>();
  private readonly watchers = new Set<() => void>();
  private refusing = false;
  private frozen = false;
  private accepted = 0;
  private delay = 0;

  private constructor(
    private readonly server: Server,
    private readonly host: string,
    private readonly port: number,
  ) {
    server.on('connection', (client) => this.link(client));
  }

  /** One that leads to a server, on a free port of this machine. */
  static async to(host: string, port: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(createServer(), host, port);
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  /** `host:port`, for clients. */
  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** How many connections were made so far. */
  get connections(): number {
    return this.accepted;
  }

  /** Resolves when there were more connections than this. */
  async hadMoreThan(connections: number): Promise<void> {
    while (this.accepted <= connections) {
      await new Promise<void>((resolve) => this.watchers.add(resolve));
    }
  }

  /** Ends every connection without a word, as a cable does. */
  cut(): void {
    for (const link of [...this.links]) link.end();
  }

  /** Once a request with this text has come, it goes on to the server, and no answer comes back on its connection. */
  withholdAnswersTo(text: string): void {
    for (const link of this.links) link.withholdAnswersTo(text);
  }

  /** Once a request with this text comes, its connection is ended, and the request goes nowhere. */
  cutBefore(text: string): void {
    for (const link of this.links) link.cutBefore(text);
  }

  /** Everything takes so much longer from now on, each way, in milliseconds; 0 for no longer. */
  slowDown(milliseconds: number): void {
    this.delay = milliseconds;
  }

  /** Ends new connections at once. */
  refuse(): void {
    this.refusing = true;
  }

  accept(): void {
    this.refusing = false;
  }

  /** Connections stay open, and new ones open, but nothing comes through any more, either way. */
  freeze(): void {
    this.frozen = true;
    for (const link of this.links) link.pause();
  }

  /** What was frozen ends, and new connections are as they were. */
  thaw(): void {
    this.frozen = false;
    this.cut();
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private link(client: Socket): void {
    this.accepted += 1;
    for (const wake of this.watchers) wake();
    this.watchers.clear();
    if (this.refusing) {
      client.destroy();
      return;
    }
    // While nothing comes through, the server is not even told of the connection: a write to it would end both.
    const upstream = this.frozen ? new Socket() : connect(this.port, this.host);
    const link = new Link(client, upstream, () => this.links.delete(link));
    this.links.add(link);
    if (!this.frozen) link.flow(() => this.delay);
  }
}

/** One connection of a client and the one to the server that goes with it. Nothing comes through until it flows. */
class Link {
  constructor(
    private readonly client: Socket,
    private readonly upstream: Socket,
    private readonly gone: () => void,
  ) {
    for (const side of [client, upstream]) {
      side.setNoDelay();
      // Whatever ends one side ends the other; why does not matter here.
      side.on('error', () => undefined);
      side.on('close', () => this.end());
    }
  }

  /** @param delay asked before each piece is passed on, in milliseconds */
  flow(delay: () => number): void {
    this.client.pipe(delaying(delay)).pipe(this.upstream);
    this.upstream.pipe(delaying(delay)).pipe(this.client);
  }

  cutBefore(text: string): void {
    this.client.prependListener('data', (request: Buffer) => {
      if (request.includes(text)) this.end();
    });
  }

  withholdAnswersTo(text: string): void {
    this.client.prependListener('data', (request: Buffer) => {
      if (request.includes(text)) this.upstream.pause();
    });
  }

  pause(): void {
    this.client.pause();
    this.upstream.pause();
  }

  end(): void {
    this.client.destroy();
    this.upstream.destroy();
    this.gone();
  }
}

/** Passes on what comes, in its order. */
function delaying(delay: () => number): Transform {
  return new Transform({
    transform(piece, _encoding, passOn) {
      const milliseconds = delay();
      if (milliseconds === 0) passOn(null, piece);
      else setTimeout(() => passOn(null, piece), milliseconds);
    },
  });
}
