import { sourceBody, stated } from '../bodies.js';
import { type Client, expectStatus, type With, type TestLedger } from '../client.js';

export type Sources = readonly [officials: string, mayor: string, agency: string, otherSide: string];

/** What the ledger answered to a command that it took. */
type Taken = { readonly id: string } & Readonly<Record<string, unknown>>;

/** Who tells a ledger of things: somebody who proposes and somebody who decides, with the sources that they rest on. */
export class Narrator {
  private told = 0;
  private last: () => Promise<Taken> = () => Promise.reject(new Error('nothing was told yet'));

  private constructor(
    readonly sources: Sources,
    private readonly reviewer: Client,
    private readonly analyst: Client,
    /** Which telling this is: makes the keys of its commands its own. */
    private readonly telling: string,
  ) {}

  /** Makes the people and the sources. */
  static async arrive(ledger: TestLedger, telling: string): Promise<Narrator> {
    const reviewer = await ledger.someone('reviewer', 'rea');
    const analyst = await ledger.someone('analyst', 'ana');
    const sources: string[] = [];
    for (const [name, kind] of KINDS) {
      sources.push((await reviewer.record('/v1/sources', sourceBody({ name, kind, reliability: 'B' }))).id);
    }
    return new Narrator(sources as unknown as Sources, reviewer, analyst, telling);
  }

  /** What a source, by its number, said when. */
  said(source: 0 | 1 | 2 | 3, statedAt: string) {
    return {
      ...stated(this.sources[source], statedAt),
      quote: 'We have been working since the early morning',
    };
  }

  /** Sends a command that has to be taken. */
  async take(path: string, body: object, more: Pick<With, 'ifMatch'> = {}): Promise<Taken> {
    return this.send(this.reviewer, path, body, more);
  }

  /** The same, as somebody who may only propose. */
  async propose(path: string, body: object): Promise<Taken> {
    return this.send(this.analyst, path, body, {});
  }

  /** Sends the last command once more, as after an answer that was lost. */
  repeat(): Promise<Taken> {
    return this.last();
  }

  private send(by: Client, path: string, body: object, more: Pick<With, 'ifMatch'>): Promise<Taken> {
    this.told += 1;
    const key = `${this.telling}/${this.told}`;
    this.last = () => this.sendOnce(by, path, body, { ...more, key });
    return this.last();
  }

  private async sendOnce(by: Client, path: string, body: object, more: With): Promise<Taken> {
    return (await expectStatus(by.post(`/v1${path}`, body, more), 200, 201)).body as Taken;
  }
}

const KINDS = [
  ['Officials', 'ministry'],
  ['Mayor of Kharkiv', 'mayor'],
  ['Agency', 'agency'],
  ['The other side', 'ministry'],
] as const;
