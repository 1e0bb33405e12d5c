import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { atMost } from '../../caches/at-most.js';
import { GROUP, MEASURE } from '../../domain/catalogue/categories.js';
import { type Family, findMeasure } from '../../domain/counts/families.js';
import { ALL, type Group, GROUPS } from '../../domain/counts/groups.js';
import { evolveGroup } from '../../domain/groups/state.js';
import type { Measure } from '../../domain/kernel/measure.js';
import { evolveMeasure } from '../../domain/measures/state.js';
import { groupId, measureId } from '../../ids/derived-ids.js';
import { StreamLoader } from './stream-loader.js';

/** Measures, and groups, that are known. */
const KNOWN = 10_000;

/** Measures and groups, built in or defined, by the log itself. */
@Injectable()
export class Definitions {
  // What is defined never changes: only absence has to be asked again.
  private readonly measures = new LRUCache<string, Measure>(atMost(KNOWN));
  private readonly groups = new LRUCache<string, Group>(atMost(KNOWN));

  constructor(private readonly loader: StreamLoader) {}

  /** The measure of a family with that code; null when there is none. */
  async measure(family: Family, code: string): Promise<Measure | null> {
    const builtIn = findMeasure(family, code);
    if (builtIn) return builtIn;
    const id = measureId(family.code, code);
    return known(this.measures, id, async () => (await this.loader.load(MEASURE, id, evolveMeasure)).state);
  }

  /** The group with that code; null for the whole, and for a code that nobody defined. */
  async group(code: string): Promise<Group | null> {
    const builtIn = GROUPS.get(code);
    if (builtIn || code === ALL) return builtIn ?? null;
    const id = groupId(code);
    return known(this.groups, id, async () => (await this.loader.load(GROUP, id, evolveGroup)).state);
  }
}

async function known<Value extends object>(
  cache: LRUCache<string, Value>,
  id: string,
  load: () => Promise<Value | null>,
): Promise<Value | null> {
  const found = cache.get(id) ?? (await load());
  if (found) cache.set(id, found);
  return found;
}
