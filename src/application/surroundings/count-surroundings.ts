import { Injectable } from '@nestjs/common';
import { SOURCE, STRIKE } from '../../domain/catalogue/categories.js';
import type { CountState } from '../../domain/counts/state.js';
import { NOTHING_AROUND, type Surroundings } from '../../domain/counts/surroundings.js';
import { evolveSource } from '../../domain/sources/state.js';
import { evolveStrike } from '../../domain/strikes/state.js';
import { StreamLoader } from '../commands/stream-loader.js';
import { CountRelatives } from './count-relatives.js';
import { NoticeCauses } from './notice-causes.js';
import type { Quantity } from './quantity.js';

/** What a command about a count says, as far as warnings look at it. */
export interface Saying {
  /** The source of the figure. */
  readonly sourceId: string;
  readonly noticeId: string | null;
  /** The figure comes into force; else it is a claim beside the one in force, and only its own form is looked at. */
  readonly setsFigure: boolean;
}

/** Brings together what warnings about a count look at: the source, the subject, and the counts that it stands among. */
@Injectable()
export class CountSurroundings {
  constructor(
    private readonly loader: StreamLoader,
    private readonly notices: NoticeCauses,
    private readonly relatives: CountRelatives,
  ) {}

  /** @param state of the count itself, null before its first report */
  async load(quantity: Quantity, saying: Saying, state: CountState | null): Promise<Surroundings> {
    const { sourceId, noticeId, setsFigure } = saying;
    const [source, strike, noticeCause] = await Promise.all([
      this.loader.loadAhead(SOURCE, sourceId, evolveSource),
      quantity.subject.type === 'strike'
        ? this.loader.loadAhead(STRIKE, quantity.subject.id, evolveStrike)
        : null,
      noticeId === null ? null : this.notices.causeOf(noticeId),
    ]);
    const details = strike?.state?.details;
    const alone: Surroundings = {
      ...NOTHING_AROUND,
      reliability: source.state?.reliability ?? null,
      occurredFrom: details?.occurred.from ?? details?.occurred.to ?? null,
      noticeCause,
    };
    if (!setsFigure) return alone;
    return { ...alone, ...(await this.relatives.load(quantity, state, details?.partOf ?? null)) };
  }
}
