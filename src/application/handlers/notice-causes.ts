import { Inject, Injectable } from '@nestjs/common';
import { CATEGORIES, streamOf } from '../../domain/catalogue/categories.js';
import { type Cause, CAUSES } from '../../domain/kernel/cause.js';
import { EVENT_STORE, type EventStore } from '../../event-store/port/index.js';

/** Null while this version has no notices. */
const NOTICE = CATEGORIES.find(({ name }) => name === 'notice') ?? null;

/** Tells what notices are about that commands name. */
@Injectable()
export class NoticeCauses {
  constructor(@Inject(EVENT_STORE) private readonly log: EventStore) {}

  /** The cause of a notice that stands, by the log; null when there is none, or it was taken back. */
  async causeOf(id: string): Promise<Cause | null> {
    if (!NOTICE) return null;
    const events = await this.log.readStream(streamOf(NOTICE, id), {});
    const isTakenBack = events.at(-1)?.type.includes('notice-retracted') ?? false;
    const cause = events[0]?.data['cause'];
    return isTakenBack ? null : (CAUSES.find((known) => known === cause) ?? null);
  }
}
