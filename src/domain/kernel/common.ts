import type { Id } from './id.js';
/** What every writing body may carry. */
export interface CommonMembers {
  /** The analyst's words. */
  readonly note: string | null;
  /** Other people's ids and codes, `{"ucdp:id": "36210"}`. */
  readonly codes: Readonly<Record<string, string>>;
  /** The notice that this is part of. */
  readonly noticeId: Id | null;
}
