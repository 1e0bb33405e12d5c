import { Injectable } from '@nestjs/common';
import { NOTICE } from '../../domain/catalogue/categories.js';
import type { Cause } from '../../domain/kernel/cause.js';
import { evolveNotice } from '../../domain/notices/state.js';
import { StreamLoader } from '../commands/stream-loader.js';

/** Tells what notices are about. */
@Injectable()
export class NoticeCauses {
  constructor(private readonly loader: StreamLoader) {}

  /** The cause of a notice that stands, by the log; null when there is none, or it was taken back. */
  async causeOf(id: string): Promise<Cause | null> {
    const { state } = await this.loader.loadAhead(NOTICE, id, evolveNotice);
    return state?.status === 'active' ? state.cause : null;
  }
}
