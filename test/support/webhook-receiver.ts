import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A request that came to the receiver. */
export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly sequence: number;
  readonly id: string;
}

/** What it does to one request; the answer `taken` is 204. */
export type Behaviour =
  | 'taken'
  | 'hangs'
  | 'dies'
  | 'dies-after-taking'
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string };

const WAIT_MS = 60_000;

/** A receiver of webhooks on loopback, which does to each request what it is told. */
export class WebhookReceiver {
  readonly requests: Received[] = [];
  /** The events that it took, in the order in which they came, repeats too. */
  readonly taken: Received[] = [];
  /** What it does, request by request; then it takes what comes. */
  behaviours: Behaviour[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly watchers = new Set<() => void>();
  private open = 0;
  /** Connections that were made to it. */
  connections = 0;
  /** The most requests that were there at once. */
  mostAtOnce = 0;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {
    server.on('connection', (socket) => {
      this.connections += 1;
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.sockets.delete(socket));
    });
    server.on('request', (request, response) => void this.receive(request, response));
  }

  static async start(port = 0): Promise<WebhookReceiver> {
    const server = createServer();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return new WebhookReceiver(server, (server.address() as AddressInfo).port);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  /** Stops listening and breaks every connection, as a process that dies. */
  async die(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** The sequences that it took, each once, in the order in which they first came. */
  get sequences(): number[] {
    return [...new Set(this.taken.map(({ sequence }) => sequence))];
  }

  /** Connections that are open. */
  get openConnections(): number {
    return this.sockets.size;
  }

  /** Waits until something holds; looks whenever a request came or was answered. */
  async until(condition: () => boolean, what = 'what was waited for'): Promise<void> {
    if (condition()) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = () => condition() && resolve();
    this.watchers.add(look);
    const timer = setTimeout(
      () => reject(new Error(`${what} did not come; ${this.requests.length} requests did`)),
      WAIT_MS,
    );
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      this.watchers.delete(look);
    }
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.open);
    response.on('close', () => (this.open -= 1));
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString('utf8');
    const headers = request.headers as Record<string, string>;
    const { sequence, id } = JSON.parse(body) as { sequence: string; id: string };
    const received = { path: request.url ?? '', headers, body, sequence: Number(sequence), id };
    this.requests.push(received);
    this.answer(this.behaviours.shift() ?? 'taken', received, response);
    for (const look of this.watchers) look();
  }

  private answer(behaviour: Behaviour, received: Received, response: ServerResponse): void {
    if (behaviour === 'hangs') return;
    if (behaviour === 'taken' || behaviour === 'dies-after-taking') this.taken.push(received);
    if (behaviour === 'dies' || behaviour === 'dies-after-taking') response.destroy();
    else if (behaviour === 'taken') response.writeHead(204).end();
    else response.writeHead(behaviour.status, behaviour.headers).end(behaviour.body);
  }
}

/** What the library of the specification says of a request. @throws when its signature does not hold */
export function verified(secret: string, { headers, body }: Received): unknown {
  return new Webhook(secret).verify(body, headers);
}
