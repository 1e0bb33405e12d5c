import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Family, findFamily } from '../../domain/counts/families.js';
import type { Measure } from '../../domain/kernel/measure.js';
import type { DefinedColumn, PlacedTable } from '../../domain/series/cells.js';
import type { SeriesDetails } from '../../domain/series/details.js';
import { placeTable } from '../../domain/series/placing.js';
import type { SeriesState } from '../../domain/series/state.js';
import { publishedCells, stateSha256 } from '../../ids/state-hash.js';
import { CommandRejectedError } from '../commands/errors.js';
import { Definitions } from '../commands/definitions.js';
import { assertHeldByLog } from './held-by-log.js';
import type { PublishedFile } from './put-vintage.js';
import { readRows } from './read-file.js';
import { UnreadableFileError } from './unreadable-file-error.js';

/** A publisher's file as it maps to counts, and what it is known by. */
export interface PlacedFile {
  readonly table: PlacedTable;
  readonly stateSha256: string;
  /** The unit of a measure that a cell is placed in. */
  readonly unitOf: (family: string, measure: string) => string;
}

/** Of the file, byte by byte. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Reads files and places their cells in counts. */
@Injectable()
export class FilePlacer {
  constructor(private readonly definitions: Definitions) {}

  /** @throws UnreadableFileError, CommandRejectedError for what does not fit the series */
  async place({ details, defined }: SeriesState, { bytes, format }: PublishedFile): Promise<PlacedFile> {
    if (format !== details.format) {
      throw new UnreadableFileError(`the series is published as ${details.format}, and this is ${format}`);
    }
    const { rows, warnings } = readRows(bytes, details.format, details.rows);
    const measures = await this.measuresOf(details, defined);
    const taken = new TakenMeasures(this.definitions);
    for (;;) {
      const placed = placeTable(rows, details, {
        defined,
        measureOf: (family, code) => measures.get(nameOf(family, code)),
        isMeasureTaken: (family, code) => taken.has(family, code),
      });
      if ('rejection' in placed) throw new CommandRejectedError(placed.rejection);
      // What it asked for and nobody knew yet is looked up, and it is placed again with that.
      if (await taken.learn()) continue;
      const table = { ...placed, warnings: [...warnings, ...placed.warnings] };
      assertHeldByLog(table);
      const units = unitsOf(measures, [...defined, ...placed.defined]);
      return { table, stateSha256: stateSha256(publishedCells(table)), unitOf: units };
    }
  }

  private async measuresOf(
    details: SeriesDetails,
    defined: readonly DefinedColumn[],
  ): Promise<Map<string, Measure>> {
    const mapped = Object.values(details.columns).flatMap((column) =>
      column !== 'ignore' && 'measure' in column
        ? [{ family: column.family ?? details.family, measure: column.measure }]
        : [],
    );
    const found = new Map<string, Measure>();
    for (const { family: code, measure } of mapped) {
      const known = await this.definitions.measure(familyOf(code), measure);
      if (known) found.set(nameOf(code, measure), known);
    }
    // Those of its own are as the vintages defined them, whether or not the definitions are in the log yet.
    for (const one of defined) found.set(nameOf(one.family, one.measure), measureOf(one));
    return found;
  }
}

/** The measure that a column becomes. Nobody knows whether it may be added over time: it is a level. */
export function measureOf({ unit, decimals }: DefinedColumn): Measure {
  return { unit, decimals, accumulation: 'level', basis: 'reported' };
}

/** Which codes have a measure already: what is not known is remembered as asked, and learnt afterwards. */
class TakenMeasures {
  private readonly known = new Map<string, boolean>();
  private readonly asked = new Map<string, readonly [string, string]>();

  constructor(private readonly definitions: Definitions) {}

  has(family: string, code: string): boolean {
    const name = nameOf(family, code);
    const known = this.known.get(name);
    if (known === undefined) this.asked.set(name, [family, code]);
    return known ?? false;
  }

  /** Whether anything of what was asked is otherwise than it was answered. */
  async learn(): Promise<boolean> {
    let isOtherwise = false;
    for (const [name, [family, code]] of this.asked) {
      const isTaken = (await this.definitions.measure(familyOf(family), code)) !== null;
      this.known.set(name, isTaken);
      isOtherwise ||= isTaken;
    }
    this.asked.clear();
    return isOtherwise;
  }
}

function unitsOf(
  measures: ReadonlyMap<string, Measure>,
  defined: readonly DefinedColumn[],
): PlacedFile['unitOf'] {
  const units = new Map([...measures].map(([name, { unit }]) => [name, unit]));
  for (const { family, measure, unit } of defined) units.set(nameOf(family, measure), unit);
  return (family, measure) => {
    const unit = units.get(nameOf(family, measure));
    if (unit === undefined) throw new Error(`no column is placed in ${family} ${measure}`);
    return unit;
  };
}

const nameOf = (family: string, measure: string) => `${family} ${measure}`;

export function familyOf(code: string): Family {
  const family = findFamily(code);
  if (!family) throw new Error(`there is no family ${code}`);
  return family;
}
