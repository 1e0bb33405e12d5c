import { Injectable } from '@nestjs/common';

/**
 * Lets those who come to one stream go in the order in which they came. Each either builds on what the one before it has
 * under way, or has the stream to itself once all before it are gone.
 */
@Injectable()
export class StreamTurns {
  private readonly last = new Map<string, StreamTurn>();

  /** Comes to a stream, behind all who are there. Whoever comes has to leave. */
  enter(stream: string): StreamTurn {
    const turn: StreamTurn = new StreamTurn(this.last.get(stream) ?? null, () => {
      if (this.last.get(stream) === turn) this.last.delete(stream);
    });
    this.last.set(stream, turn);
    return turn;
  }

  /** Carries something out with the stream to itself. */
  async alone<Result>(stream: string, task: () => Promise<Result>): Promise<Result> {
    const turn = this.enter(stream);
    try {
      await turn.alone();
      return await task();
    } finally {
      turn.leave();
    }
  }
}

/** One who has come to a stream. */
export class StreamTurn {
  private readonly decided = Promise.withResolvers<void>();
  private readonly over = Promise.withResolvers<void>();
  private isOver = false;
  /** The last event that it has under way, while others may build on that. */
  private underWay: string | null = null;

  constructor(
    private before: StreamTurn | null,
    private readonly onOver: () => void,
  ) {}

  /** Resolves once the one before has something under way, or has nothing to build on. */
  async comes(): Promise<void> {
    await this.before?.decided.promise;
  }

  /** Whether this may be decided on what ends with that event; null: on what is in the log. */
  mayBuildOn(lastId: string | null): boolean {
    if (this.before === null || this.before.isOver) return lastId === null;
    return lastId !== null && lastId === this.before.underWay;
  }

  /** Lets the next one build on what ends with that event. */
  handOver(lastId: string): void {
    this.underWay = lastId;
    this.decided.resolve();
  }

  /** Resolves once all who came before are gone. Nobody builds on this one meanwhile, nor on what it had under way. */
  async alone(): Promise<void> {
    this.underWay = null;
    this.decided.resolve();
    await this.before?.over.promise;
  }

  /** It is gone once all before it are. */
  leave(): void {
    this.decided.resolve();
    const { before } = this;
    if (before === null || before.isOver) this.end();
    else void before.over.promise.then(() => this.end());
  }

  private end(): void {
    this.isOver = true;
    // Else each would hold all that ever came before it.
    this.before = null;
    this.over.resolve();
    this.onOver();
  }
}
