import type { Wave } from '../../test/support/wave/told.js';
import { HttpConnection } from '../http-connection.js';
import type { Copies } from '../copies/copies.js';
import type { BigNode } from '../copies/node.js';
import { idsOf, type Moment, QUESTIONS } from './questions.js';

/** What somebody said who stood in the middle of a copy: by then most of its figures were amended. */
const DAY = '2025-10-24';
const MIDDLE = 0.7;

/** One ledger that is asked, and how long it took: in milliseconds, by kind of question. */
export class Asker {
  readonly times = new Map<string, number[]>();
  private readonly connection: HttpConnection;
  private readonly moments = new Map<number, Moment>();

  constructor(
    private readonly node: BigNode,
    private readonly copies: Copies,
    private readonly wave: Wave,
  ) {
    const { url, adminKey } = node.ledger;
    this.connection = new HttpConnection(`${url}/v1`, { authorization: `Bearer ${adminKey}` });
  }

  /** Asks one question about the copy with that number, and keeps how long it took. @returns the answer */
  async ask(kind: string, number: number): Promise<string> {
    const moment = await this.momentOf(number);
    const path = QUESTIONS[kind]?.(idsOf(this.copies, this.wave, number), moment) ?? '';
    const begun = performance.now();
    const answer = await this.get(path);
    const times = this.times.get(kind) ?? [];
    this.times.set(kind, times);
    times.push(performance.now() - begun);
    return answer;
  }

  forgetTimes(): void {
    this.times.clear();
  }

  /** How many copies it can be asked about. */
  get waves(): number {
    return this.node.copies;
  }

  close(): void {
    this.connection.close();
  }

  /** A moment in the middle of a copy; when it was recorded, the ledger itself tells. */
  private async momentOf(number: number): Promise<Moment> {
    const known = this.moments.get(number);
    if (known) return known;
    const first = this.copies.firstSequence(number);
    const sequence = first + Math.floor(this.copies.length * MIDDLE);
    const { time } = JSON.parse(await this.get(`/events/${sequence}`)) as { time: string };
    const moment = { sequence, recordedAt: time, statedAt: this.copies.dayIn(number, DAY) };
    this.moments.set(number, moment);
    return moment;
  }

  /** Anything but 200 would be measured for what it is not. */
  private async get(path: string): Promise<string> {
    const { status, text } = await this.connection.get(path);
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${text}`);
    return text;
  }
}
