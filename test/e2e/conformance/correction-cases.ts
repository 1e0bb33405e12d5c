import { countNoun, type Family, FAMILIES } from '../../../src/domain/counts/families.js';
import { proposalBody } from '../../support/bodies.js';
import type { CommandCase } from './case.js';
import { reportBody } from './count-cases.js';
import type { World } from './world.js';

/** A correction that the analyst proposes to a count of a family of its own. */
export async function propose(world: World, family: Family): Promise<{ path: string; id: string }> {
  const collection = `/${family.code}-counts`;
  const { id } = await world.take(collection, await reportBody(world, family));
  const path = `${collection}/${id}/corrections`;
  const { correctionId } = await world.take(path, proposalBody(world.sourceId), world.people.analyst);
  return { path, id: String(correctionId) };
}

/** The cases of the corrections of one family. */
function casesOf(family: Family): CommandCase[] {
  const noun = countNoun(family.code);
  const about = async (world: World, what: string) => {
    const { path, id } = await propose(world, family);
    return { path: `${path}/${id}/${what}`, body: { reason: 'The hospital was asked' } };
  };
  return [
    {
      operation: `propose${noun}Correction`,
      needs: ['figure', 'reason', 'statement'],
      prepare: async (world) => {
        const collection = `/${family.code}-counts`;
        const { id } = await world.take(collection, await reportBody(world, family));
        return { path: `${collection}/${id}/corrections`, body: proposalBody(world.sourceId) };
      },
    },
    {
      operation: `accept${noun}Correction`,
      needs: ['reason'],
      prepare: (world) => about(world, 'acceptance'),
    },
    {
      operation: `reject${noun}Correction`,
      needs: ['reason'],
      prepare: (world) => about(world, 'rejection'),
    },
    {
      operation: `withdraw${noun}Correction`,
      needs: ['reason'],
      prepare: async (world) => ({ ...(await about(world, 'withdrawal')), as: world.people.analyst }),
    },
  ];
}

export const CORRECTION_CASES: readonly CommandCase[] = FAMILIES.flatMap(casesOf);
