import { countNoun, type Family, FAMILIES } from '../../../src/domain/counts/families.js';
import { claimBody, retractionBody, sourceBody, strikeBody } from '../../support/bodies.js';
import type { CommandCase } from './case.js';
import type { World } from './world.js';

/** A first report of a family about a strike of its own. */
export async function reportBody(world: World, { measures }: Family) {
  return {
    subject: { type: 'strike', id: (await world.take('/strikes', strikeBody(world.sourceId))).id },
    measure: Object.keys(measures)[0],
    figure: { low: 6, asStated: 'at least six' },
    statement: world.stated('2025-10-22T09:00:00+03:00'),
  };
}

/** The cases of one family of counts. */
function casesOf(family: Family): CommandCase[] {
  const { code } = family;
  const noun = countNoun(code);
  const collection = `/${code}-counts`;
  const report = (world: World) => reportBody(world, family);
  const count = async (world: World) => (await world.take(collection, await report(world))).id;
  const withClaim = async (world: World) => {
    const id = await count(world);
    const agency = (await world.take('/sources', sourceBody({ name: 'Agency' }))).id;
    await world.take(`${collection}/${id}/claims`, claimBody(agency));
    return id;
  };
  return [
    {
      operation: `report${noun}`,
      needs: ['subject', 'measure', 'figure', 'statement'],
      prepare: async (world) => ({ path: collection, body: await report(world) }),
    },
    {
      operation: `amend${noun}`,
      needs: ['figure', 'reason', 'statement'],
      prepare: async (world) => ({
        path: `${collection}/${await count(world)}/amendments`,
        body: {
          figure: { best: 7 },
          cause: 'developed',
          reason: 'One more was found',
          statement: world.stated(),
        },
        ifMatch: 0,
      }),
    },
    {
      operation: `retract${noun}`,
      needs: ['cause', 'reason', 'statement'],
      prepare: async (world) => ({
        path: `${collection}/${await count(world)}/retraction`,
        body: retractionBody(world.sourceId),
        ifMatch: 0,
      }),
    },
    {
      operation: `record${noun}Claim`,
      needs: ['figure', 'statement'],
      prepare: async (world) => ({
        path: `${collection}/${await count(world)}/claims`,
        body: claimBody(world.sourceId),
      }),
    },
    {
      operation: `adopt${noun}Claim`,
      needs: ['reason'],
      prepare: async (world) => ({
        path: `${collection}/${await withClaim(world)}/claims/1/adoption`,
        body: { reason: 'It is nearer to the place' },
        ifMatch: 1,
      }),
    },
    {
      operation: `retract${noun}Claim`,
      needs: ['cause', 'reason', 'statement'],
      prepare: async (world) => ({
        path: `${collection}/${await withClaim(world)}/claims/1/retraction`,
        body: retractionBody(world.sourceId),
      }),
    },
  ];
}

export const COUNT_CASES: readonly CommandCase[] = FAMILIES.flatMap(casesOf);
