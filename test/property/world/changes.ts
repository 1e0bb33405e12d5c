import { previousOf, wireName } from './counts.js';
import { type FactOf, isVisible, type Point, type World } from './facts.js';
import { type Placed, setters, valueOf } from './count-entries.js';
import { movementOf } from './movement.js';
import { noticesAbout } from './notices.js';

/** Changes: every report, amendment, adoption, acceptance and retraction, with what it replaced. */

/** The changes that are visible at a point, in the order in which they were recorded. */
export function changesOf(world: World, point: Point): Placed[] {
  return [...world.quantities.keys()]
    .flatMap((count) => setters(world, count))
    .filter((entry) => isVisible(entry, point))
    .sort((a, b) => a.sequence - b.sequence);
}

/** A change as the feed shows it at a point. */
export function changeAnswer(world: World, entry: FactOf<'count'>, point: Point) {
  const { family, subject, measure, group, period } = world.quantityOf(entry.id);
  if (!entry.before) throw new Error('it changes nothing');
  return {
    sequence: entry.sequence,
    recordedAt: entry.recordedAt,
    statedAt: entry.statement?.statedAt,
    effectiveAt: entry.effective,
    countId: entry.id,
    family,
    subject,
    measure,
    group,
    period,
    revision: entry.revision,
    type: wireName(world, entry),
    cause: entry.cause,
    reason: entry.reason,
    sourceId: entry.statement?.sourceId,
    seriesId: null,
    actor: entry.by,
    correctionId: entry.correctionId,
    noticeId: entry.noticeId,
    notices: noticesAbout(world, world.quantityOf(entry.id), point),
    corrects: entry.corrects,
    ...previousOf(entry),
    ...valueOf(entry),
    ...movementOf(entry.before, entry),
  };
}
