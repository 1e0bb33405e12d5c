import { FAMILIES } from '../../../src/domain/counts/families.js';
import {
  agreementBody,
  diplomaticEventBody,
  situationBody,
  sourceBody,
  strikeBody,
} from '../../support/bodies.js';
import { propose } from './correction-cases.js';
import { reportBody } from './count-cases.js';
import { noticeBody } from './notice-cases.js';
import { groupBody, measureBody } from './definition-cases.js';
import { dailyTable } from './series-cases.js';
import type { World } from './world.js';

/** A kind of resource that has a list and its single items. */
export interface ReadCase {
  readonly collection: string;
  /** Makes one more of it. */
  readonly make: (world: World) => Promise<{ readonly id: string }>;
  /** When the one that is made was stated; null for what has no statement. */
  readonly statedAt: string | null;
  /** Whether its list has filters and orders that all have; definitions have but their own. */
  readonly filtered?: false;
}

const STATED = '2025-10-22T09:00:00+03:00';

export const READ_CASES: readonly ReadCase[] = [
  {
    collection: 'sources',
    make: (world) => world.take('/sources', sourceBody()),
    statedAt: null,
  },
  {
    collection: 'strikes',
    make: (world) => world.take('/strikes', strikeBody(world.sourceId)),
    statedAt: STATED,
  },
  {
    collection: 'notices',
    make: async (world) => world.take('/notices', noticeBody(world)),
    statedAt: STATED,
  },
  {
    collection: 'situations',
    make: (world) => world.take('/situations', situationBody(world.sourceId)),
    statedAt: STATED,
  },
  {
    collection: 'diplomatic-events',
    make: (world) => world.take('/diplomatic-events', diplomaticEventBody(world.sourceId)),
    statedAt: STATED,
  },
  {
    collection: 'measures',
    make: (world) => world.take('/measures', measureBody(world)),
    statedAt: null,
    filtered: false,
  },
  {
    collection: 'groups',
    make: (world) => world.take('/groups', groupBody(world)),
    statedAt: null,
    filtered: false,
  },
  ...FAMILIES.map((family) => ({
    collection: `${family.code}-counts`,
    make: async (world: World) => world.take(`/${family.code}-counts`, await reportBody(world, family)),
    statedAt: STATED,
  })),
  {
    collection: 'agreements',
    make: (world) => world.take('/agreements', agreementBody(world.sourceId)),
    statedAt: STATED,
  },
  {
    collection: 'series',
    make: async (world) => world.take('/series', await dailyTable(world)),
    statedAt: null,
  },
  ...FAMILIES.map((family) => ({
    collection: 'corrections',
    make: (world: World) => propose(world, family),
    statedAt: null,
  })),
];
