import { v7 } from 'uuid';
import { amendmentBody, countBody, strikeBody } from '../../test/support/bodies.js';
import type { Narrator } from '../../test/support/wave/narrator.js';
import { recordTemplate, type Template } from '../copies/template.js';

/** The whole attack that all copies are parts of. */
export interface Night {
  readonly whole: string;
}

/** One part of a whole attack with the killed of it, reported and amended once: three events. */
export function partTemplate(): Promise<Template<Night>> {
  const whole = v7();
  return recordTemplate(
    v7(),
    (narrator) => reportWhole(narrator, whole),
    (narrator) => reportPart(narrator, whole),
  );
}

async function reportWhole(narrator: Narrator, id: string): Promise<readonly string[]> {
  const place = { country: 'UA', precision: 'country' };
  await narrator.take(
    '/strikes',
    strikeBody(narrator.sources[0], { id, title: 'Attacks of these years', place }),
  );
  return [id];
}

async function reportPart(narrator: Narrator, whole: string): Promise<Night> {
  const [sourceId] = narrator.sources;
  const strike = await narrator.take('/strikes', strikeBody(sourceId, { id: v7(), partOf: whole }));
  const count = await narrator.take('/casualty-counts', countBody(sourceId, strike.id));
  await narrator.take(`/casualty-counts/${count.id}/amendments`, amendmentBody(sourceId), { ifMatch: 0 });
  return { whole };
}
