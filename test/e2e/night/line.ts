import type { SourceName } from './sources.js';

/** One command: what is recorded first about something, or what comes after. */
export interface Entry {
  /** Below the resource; absent where it makes the resource. `:made` is the correction that was proposed before. */
  readonly path?: string;
  /** Whose command it is; an analyst's where absent. */
  readonly as?: 'reviewer';
  /** Who states it; absent where it rests on a statement that is there already. */
  readonly by?: SourceName;
  /** When that was stated. */
  readonly statedAt: string;
  /** From when on it is seen in stated order, where that is not when it was stated. */
  readonly seenFrom?: string;
  /** The words that say it, where the report has them. */
  readonly quote?: string;
  readonly body: { readonly note?: string } & Readonly<Record<string, unknown>>;
  /** What the resource shows from then on; `undefined` for what it shows no longer. What is not named stays. */
  readonly stands: Readonly<Record<string, unknown>>;
}

/** One resource of a line: first as the report has it, at last as it might have gone on. */
export interface Thing {
  readonly what: string;
  readonly collection: string;
  readonly entries: readonly [Entry, Entry, ...Entry[]];
}

/** One line of what was reported of the night. */
export interface Line {
  readonly line: string;
  readonly things: readonly Thing[];
}

/** The report is of that Wednesday, and names no hours: what it holds is there at the end of that day. */
export const WEDNESDAY = '2025-10-22';

/** What nobody reported says so itself, in the data. */
export const ILLUSTRATION = 'Illustration: ';

export const isIllustration = ({ body }: Entry): boolean => body.note?.startsWith(ILLUSTRATION) ?? false;

/** What a source may say of it later. It is invented, and marked so. */
export interface Later {
  readonly by: SourceName;
  readonly at: string;
  readonly why: string;
}
