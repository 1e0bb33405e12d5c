import { Injectable } from '@nestjs/common';
import type { Instant } from '../domain/kernel/time.js';

/** The ledger's clock: it decides what lies ahead, never what was recorded when. */
export abstract class Clock {
  abstract now(): Instant;
}

@Injectable()
export class SystemClock extends Clock {
  now(): Instant {
    return new Date().toISOString();
  }
}
