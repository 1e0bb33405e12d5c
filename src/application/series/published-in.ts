import type { Quantity, StatedVintage } from '../../domain/counts/lane-decisions.js';
import type { PlacedCell } from '../../domain/series/cells.js';
import { namesEver, presentNames } from '../../domain/series/renames.js';
import type { OpenVintage, SeriesState } from '../../domain/series/state.js';
import type { CommandContext } from '../commands/command-context.js';
import type { CellDifference } from './lane-difference.js';
import type { PublishedIn } from './lane-publisher.js';
import type { PlacedFile } from './place-file.js';

/** A vintage that is open, and the file that it is. */
export interface Unit {
  readonly seriesId: string;
  /** With the vintage open. */
  readonly state: SeriesState;
  readonly open: OpenVintage;
  readonly file: PlacedFile;
  readonly context: CommandContext;
}

/** A cell that differs, as the vintage publishes it. */
export function publishedIn({ countId, held, cell }: CellDifference, unit: Unit): PublishedIn {
  const { seriesId, open, context, state } = unit;
  const { details } = state;
  const family = cell?.count.family ?? held?.family ?? details.family;
  return {
    family,
    countId,
    command: {
      seriesId,
      vintage: { number: open.vintage, statement: open.statement },
      next: nextOf(state, open),
      presentName: presentNames(details.renames),
      nameEver: namesEver(state.renamed, details.renames),
      cell,
      quantity: cell && quantityOf(cell, unit),
      cause: open.cause,
      noticeId: open.noticeId,
      actor: context.actor.id,
    },
  };
}

function quantityOf({ count }: PlacedCell, { file, state }: Unit): Quantity {
  const { family, subject, measure, group, period } = count;
  const { running, dating } = state.details;
  return { subject, measure, group, period, running, dating, unit: file.unitOf(family, measure) };
}

function nextOf({ taken }: SeriesState, { next }: OpenVintage): StatedVintage | null {
  const vintage = taken.find((one) => one.vintage === next);
  return vintage ? { number: vintage.vintage, statement: vintage.statement } : null;
}
