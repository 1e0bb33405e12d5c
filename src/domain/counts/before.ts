import type { Figure } from '../kernel/figure.js';
import type { Revision } from '../kernel/revision.js';

/**
 * What was in force just before an entry: nothing yet, a figure (null: unknown), or a retraction. Kept apart because
 * absent, unknown and retracted are different things.
 */
export type Before =
  | { readonly status: 'none' }
  | { readonly status: 'active'; readonly revision: Revision; readonly figure: Figure }
  | { readonly status: 'retracted'; readonly revision: Revision; readonly lastFigure: Figure };
