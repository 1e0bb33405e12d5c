import { agreementBody, deliveryBody, diplomaticEventBody } from '../bodies.js';
import type { Narrator } from './narrator.js';

/** An agreement with a term that is amended and a delivery; answers with its id. */
export async function signAgreement(narrator: Narrator): Promise<string> {
  const { id } = await narrator.take('/agreements', agreementBody(narrator.sources[2]));
  await narrator.take(
    `/agreements/${id}/stages`,
    { stage: 'signed', reason: 'The contract was signed', statement: narrator.said(2, '2025-10-28') },
    { ifMatch: 0 },
  );
  await narrator.take(
    `/agreements/${id}/terms/gripen/amendments`,
    {
      figure: { low: 100, high: 150 },
      cause: 'developed',
      reason: 'A lower bound was named',
      statement: narrator.said(2, '2025-10-29'),
    },
    { ifMatch: 1 },
  );
  await narrator.take(`/agreements/${id}/deliveries`, deliveryBody(narrator.sources[2]));
  return id;
}

/** A meeting that was announced and held; answers with its id. */
export async function holdSummit(narrator: Narrator): Promise<string> {
  const { id } = await narrator.take('/diplomatic-events', diplomaticEventBody(narrator.sources[2]));
  await narrator.take(
    `/diplomatic-events/${id}/outcome`,
    { status: 'held', summary: 'They met', statement: narrator.said(2, '2025-10-24') },
    { ifMatch: 0 },
  );
  return id;
}
