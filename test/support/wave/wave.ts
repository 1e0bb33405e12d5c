import { v7 } from 'uuid';
import { situationBody, strikeBody } from '../bodies.js';
import { reportCounts, reviseCounts } from './counts-of-wave.js';
import { signAgreement, holdSummit } from './diplomacy-of-wave.js';
import type { Narrator } from './narrator.js';
import type { Wave } from './told.js';

const TOWNS = [
  { name: 'Kharkiv', country: 'UA', admin1: 'UA-63', point: [36.2304, 49.9935], precision: 'settlement' },
  { name: 'Kyiv', country: 'UA', admin1: 'UA-30', point: [30.5234, 50.4501], precision: 'settlement' },
  { name: 'Izium', country: 'UA', admin1: 'UA-63', point: [37.2569, 49.2121], precision: 'settlement' },
] as const;

/**
 * Plays what is typically said of one night through the API: an attack wave with its parts, counts of all families, other
 * sources' claims, what became of the figures, and what else came in that day. About sixty events.
 */
export async function tellWave(narrator: Narrator): Promise<Wave> {
  const { whole, parts } = await reportStrikes(narrator);
  const situation = await openSituation(narrator);
  const counts = await reportCounts(narrator, whole, parts, situation);
  const { correction, notice } = await reviseCounts(narrator, whole, counts);
  await reviseStrikes(narrator, whole, parts);
  const agreement = await signAgreement(narrator);
  const diplomaticEvent = await holdSummit(narrator);
  return { whole, parts, situation, notice, agreement, diplomaticEvent, counts, correction };
}

async function reportStrikes(narrator: Narrator): Promise<{ whole: string; parts: string[] }> {
  const [officials] = narrator.sources;
  const whole = v7();
  const night = { from: '2025-10-21T19:00:00Z', to: '2025-10-22T05:00:00Z', precision: 'hour' };
  await narrator.take('/strikes', {
    ...strikeBody(officials),
    id: whole,
    title: 'Attack in the night to 22 October 2025',
    means: ['drone', 'missile'],
    attacker: 'Russian forces',
    occurred: night,
    place: { country: 'UA', precision: 'country' },
  });
  const parts: string[] = [];
  for (const place of TOWNS) {
    const id = v7();
    const part = { id, title: `Drone strike on ${place.name}`, attacker: 'Russian forces', partOf: whole };
    await narrator.take('/strikes', strikeBody(officials, { ...part, place, note: 'Reported at dawn' }));
    parts.push(id);
  }
  return { whole, parts };
}

async function openSituation(narrator: Narrator): Promise<string> {
  const { id } = await narrator.take('/situations', situationBody(narrator.sources[2]));
  await narrator.take(
    `/situations/${id}/amendments`,
    {
      changes: { title: 'Displacement within Ukraine' },
      cause: 'reclassified',
      reason: 'Those abroad have a series of their own',
      statement: narrator.said(2, '2025-10-23'),
    },
    { ifMatch: 0 },
  );
  return id;
}

/** What is found out about the strikes themselves. */
async function reviseStrikes(
  narrator: Narrator,
  whole: string,
  [first = '', second = '']: readonly string[],
): Promise<void> {
  await narrator.take(
    `/strikes/${first}/amendments`,
    {
      changes: {
        title: 'Two drones on a kindergarten, Kharkiv',
        target: { name: 'Kindergarten', kind: 'education' },
      },
      cause: 'late_report',
      reason: 'Fragments of a second drone were found',
      statement: narrator.said(1, '2025-10-23'),
    },
    { ifMatch: 0 },
  );
  const details = { title: 'Explosions in the night' };
  await narrator.take(`/strikes/${whole}/corroborations`, {
    extent: 'partial',
    details,
    statement: narrator.said(1, '2025-10-22T10:00:00Z'),
  });
  await narrator.take(`/strikes/${first}/corroborations`, {
    extent: 'full',
    statement: narrator.said(2, '2025-10-22T11:00:00Z'),
  });
  await narrator.take(`/strikes/${second}/disputes`, { details, statement: narrator.said(3, '2025-10-22') });
  await narrator.take(`/strikes/${whole}/corroborations/1/retraction`, {
    reason: 'Withdrawn by its spokesman',
    statement: narrator.said(1, '2025-10-24'),
  });
}
