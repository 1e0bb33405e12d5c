import { amendmentBody, countBody, sourceBody, strikeBody } from './bodies.js';
import type { LedgerHttp } from './http.js';

/** A count whose figure moves with each call, for those who follow. */
export class MovingFigure {
  /** Sequences of its changes. */
  readonly sequences: number[] = [];

  private constructor(
    private readonly sourceId: string,
    readonly countId: string,
  ) {}

  /** Reports it: the first change. */
  static async report(ledger: LedgerHttp): Promise<MovingFigure> {
    const { id: sourceId } = await ledger.record('/sources', sourceBody());
    const { id: strikeId } = await ledger.record('/strikes', strikeBody(sourceId));
    const { id, sequence } = await ledger.record('/casualty-counts', countBody(sourceId, strikeId));
    const figure = new MovingFigure(sourceId, id);
    figure.sequences.push(sequence);
    return figure;
  }

  /** Moves it so many times, up by one each: with one request, as each costs. */
  async move(ledger: LedgerHttp, times: number): Promise<void> {
    const first = this.sequences.length - 1;
    const lines = Array.from({ length: times }, (_, index) => this.amendment(first + index));
    this.sequences.push(...(await ledger.recordLines(lines)).map(({ sequence }) => sequence));
  }

  private amendment(ifMatch: number): object {
    const body = amendmentBody(this.sourceId, { figure: { best: 7 + ifMatch } });
    return { command: 'AmendCasualtyCount', id: this.countId, ifMatch, body };
  }
}
