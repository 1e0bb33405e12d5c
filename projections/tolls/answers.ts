import type { StatedFigure } from '../../src/domain/kernel/figure.js';
import type { FigureSum } from '../../src/domain/kernel/sum-figures.js';
import type { Warning } from '../../src/domain/kernel/warning.js';
import type { Why } from '../../src/domain/tolls/counted.js';
import type { Grouping } from '../../src/domain/tolls/keys.js';
import type { ShownNotice } from '../notices/answers.js';

/** A figure that a total stands on: a revision of a count, citable for ever. */
export interface TollInput {
  /** Of the count. */
  readonly id: string;
  readonly revision: number;
  readonly figure: StatedFigure;
}

/** A whole that is counted, against its parts. */
export interface TollWhole {
  /** The strike. */
  readonly id: string;
  /** Its own counts, of those in `inputs`. */
  readonly inputs: readonly string[];
  /** What the parts are counted with. */
  readonly parts: readonly TollInput[];
  readonly unattributed: FigureSum;
  /** Only what is unattributed is added here: the parts are counted themselves. */
  readonly onlyRest: boolean;
}

/** A total as of a point. */
export interface TollAnswer {
  readonly family: string;
  readonly measure: string;
  readonly group: string;
  readonly unit: string;
  /** Null when there is nothing to add. */
  readonly figure: FigureSum | null;
  readonly inputs: readonly TollInput[];
  readonly unattributed: FigureSum | null;
  readonly wholes: readonly TollWhole[];
  readonly left: readonly { readonly id: string; readonly why: Why }[];
  readonly warnings: readonly Warning[];
  readonly notices: readonly ShownNotice[];
}

/** A total with what it is grouped by. */
export interface KeyedTollAnswer extends TollAnswer {
  readonly key: Readonly<Partial<Record<Grouping, string | null>>>;
}
