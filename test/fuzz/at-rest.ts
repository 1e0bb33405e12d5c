/** What a process holds when nothing is under way and its garbage is gone. Bytes, but for `sockets`. */
export interface AtRest {
  readonly heapUsed: number;
  readonly external: number;
  readonly rss: number;
  /** Connections and servers that keep the process going. */
  readonly sockets: number;
}

const LOOKED_AT =
  '({ ...process.memoryUsage(), sockets: process.getActiveResourcesInfo().filter((one) => /TCP|Pipe/.test(one)).length })';

interface Reply {
  readonly id: number;
  readonly result: { readonly result?: { readonly value: unknown } };
}

/** Looks into a process that was started with `--inspect`, from outside. */
export class Inspector {
  private asked = 0;
  private readonly waiting = new Map<number, (reply: Reply) => void>();

  private constructor(private readonly socket: WebSocket) {
    socket.addEventListener('message', ({ data }) => {
      const reply = JSON.parse(String(data)) as Reply;
      this.waiting.get(reply.id)?.(reply);
      this.waiting.delete(reply.id);
    });
  }

  /** @param output what the process said when it started: where to look into it is among it */
  static async of(output: string): Promise<Inspector> {
    const [, url] = /Debugger listening on (ws:\S+)/.exec(output) ?? [];
    if (url === undefined) throw new Error(`it was not started with --inspect:\n${output}`);
    const socket = new WebSocket(url);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', () => reject(new Error(`cannot look into ${url}`)));
    });
    return new Inspector(socket);
  }

  /** Collects its garbage, and looks. */
  async look(): Promise<AtRest> {
    await this.ask('HeapProfiler.collectGarbage', {});
    const { result } = await this.ask('Runtime.evaluate', { expression: LOOKED_AT, returnByValue: true });
    if (!result.result) throw new Error(`it does not answer: ${JSON.stringify(result)}`);
    return result.result.value as AtRest;
  }

  /** Processor time that it has taken so far, in milliseconds. */
  async busyMs(): Promise<number> {
    const expression = 'process.cpuUsage().user / 1_000';
    const { result } = await this.ask('Runtime.evaluate', { expression, returnByValue: true });
    return Number(result.result?.value ?? 0);
  }

  close(): void {
    this.socket.close();
  }

  private ask(method: string, params: object): Promise<Reply> {
    const id = (this.asked += 1);
    const { promise, resolve } = Promise.withResolvers<Reply>();
    this.waiting.set(id, resolve);
    this.socket.send(JSON.stringify({ id, method, params }));
    return promise;
  }
}
