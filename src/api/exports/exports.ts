import { Injectable, type StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListPlaces } from '../../../projections/places/queries.js';
import type { Place } from '../../domain/kernel/place.js';
import { LedgerConfig } from '../../platform/config/ledger-config.js';
import { type AsOf, pointOf } from '../reading/as-of.js';
import type { Reading } from '../reading/reading.js';
import type { AskedExport } from './form.js';
import { sendExport } from './send-export.js';
import type { Table } from './table.js';
import type { Walk } from './walk.js';

/** Lists in other forms than JSON. */
@Injectable()
export class Exports {
  constructor(
    private readonly queries: QueryBus,
    private readonly config: LedgerConfig,
  ) {}

  /** Answers with a list, as of a point. @param next the `cursor` of the next page, where it is only a page */
  send<Item>(
    reading: Reading,
    { form, hxl }: AskedExport,
    table: Table<Item>,
    asOf: AsOf,
    walk: Walk<Item>,
    next: string | null = null,
  ): StreamableFile {
    const stamp = { asOf, licence: this.config.dataLicence };
    const locate = (items: readonly Item[]) => this.locate(table, asOf, items);
    return sendExport(reading, form, walk, { table, stamp, next, hxl, locate });
  }

  private async locate<Item>(
    { onMap }: Table<Item>,
    asOf: AsOf,
    items: readonly Item[],
  ): Promise<readonly (Place | null)[]> {
    if (!onMap) return [];
    if ('placeOf' in onMap) return items.map(onMap.placeOf);
    return this.queries.execute(new ListPlaces(items.map(onMap.subjectOf), pointOf(asOf)));
  }
}
