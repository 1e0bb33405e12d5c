import { Injectable } from '@nestjs/common';
import { countCategory } from '../../domain/catalogue/categories.js';
import type { Family } from '../../domain/counts/families.js';
import { type CountState, evolveCount, inForce } from '../../domain/counts/state.js';
import type { Figure } from '../../domain/kernel/figure.js';
import { StreamLoader } from '../commands/stream-loader.js';

/** What counts are at this moment, by the log and what is under way to it. Only warnings look at it. */
@Injectable()
export class CountsInForce {
  constructor(private readonly loader: StreamLoader) {}

  /** Null when the count was never reported. */
  async stateOf({ code }: Family, id: string): Promise<CountState | null> {
    return (await this.loader.loadAhead(countCategory(code), id, evolveCount)).state;
  }

  /** The figure in force; undefined when the count was never reported, or is retracted. */
  async figureOf(family: Family, id: string): Promise<Figure | undefined> {
    return figureIn(await this.stateOf(family, id));
  }
}

/** The figure that is in force in a count; undefined when there is none. */
export function figureIn(state: CountState | null): Figure | undefined {
  const entry = state && inForce(state);
  return entry?.status === 'active' ? entry.figure : undefined;
}
