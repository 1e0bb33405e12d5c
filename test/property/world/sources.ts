import { codesOf, type Point, type World } from './facts.js';

/** Sources: they have no statement, live on the recorded axis alone, and pass every stated time. */

/** The last grade, else that of the registration; null when it was never graded. */
export function reliabilityOf(world: World, id: string, sequence = Infinity): string | null {
  const [registration] = world.of('source', id);
  const last = world.of('grade', id).findLast((grade) => grade.sequence <= sequence);
  return last?.reliability ?? registration?.reliability ?? null;
}

/** Null before it was registered. */
export function sourceAt(world: World, id: string, { sequence }: Point) {
  const [registration] = world.of('source', id);
  if (!registration || registration.sequence > sequence) return null;
  const { name, kind, country, note, recordedAt, by } = registration;
  const grades = world.of('grade', id).filter((grade) => grade.sequence <= sequence);
  return {
    id,
    name,
    kind,
    country,
    url: null,
    reliability: reliabilityOf(world, id, sequence),
    grades: grades.map((grade) => ({
      revision: grade.revision,
      reliability: grade.reliability,
      previous: grade.previous,
      reason: grade.reason,
      recordedAt: grade.recordedAt,
      actor: grade.by,
    })),
    note,
    codes: codesOf([registration, ...grades]),
    revision: grades.at(-1)?.revision ?? 0,
    recordedAt,
    actor: by,
  };
}
