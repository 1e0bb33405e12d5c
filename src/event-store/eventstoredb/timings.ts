import type { Growth } from '../../retries/backoff.js';

/** Bounds of waiting, in milliseconds, and how the pauses between tries grow. */
export interface Timings extends Growth {
  /** `open` gives up on a log that is out of reach after this long, or one answer later. */
  readonly open: number;
  /** One question to the log goes unanswered for at most this long; then it is asked again. */
  readonly answer: number;
  /** An append or a read is tried for this long in all, over dropped connections and changes of leader. */
  readonly patience: number;
}

export const DEFAULT_TIMINGS: Timings = {
  open: 5_000,
  answer: 5_000,
  patience: 15_000,
  firstPause: 50,
  longestPause: 5_000,
};
