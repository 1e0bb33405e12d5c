import type { Client } from '../../support/client.js';
import type { TestLedger } from '../../support/client.js';
import { type Entry, isIllustration, type Thing } from './line.js';
import { SOURCES } from './sources.js';

/** What was recorded of an entry. */
export interface Recorded {
  readonly entry: Entry;
  readonly actor: string;
  readonly sequence: number;
}

/** A statement as it is sent. */
export interface StatementBody {
  readonly sourceId: string;
  readonly statedAt: string;
  readonly via: readonly string[];
  readonly quote?: string;
}

/** Records things through the API, and knows what became of each. */
export class Recorder {
  private readonly known = new Map<Thing, { id: string; recorded: Recorded[]; made: string }>();

  private constructor(
    private readonly analyst: Client,
    private readonly reviewer: Client,
  ) {}

  /** With all who state, and the measure that the ledger does not have by itself. */
  static async on(ledger: TestLedger): Promise<Recorder> {
    const recorder = new Recorder(
      await ledger.someone('analyst', 'ana'),
      await ledger.someone('reviewer', 'rea'),
    );
    for (const source of Object.values(SOURCES)) await recorder.analyst.record('/v1/sources', source);
    await recorder.reviewer.record('/v1/measures', {
      code: 'places_hit',
      family: 'damage',
      unit: 'places',
      accumulation: 'period',
    });
    return recorder;
  }

  /** What the report has of each, what others refer to before the rest. */
  async recordReported(things: readonly Thing[]): Promise<void> {
    const subjects = things.filter(isSubject);
    const rest = things.filter((thing) => !isSubject(thing));
    for (const thing of [...subjects, ...rest]) await this.record(thing, (entry) => !isIllustration(entry));
  }

  /** How each might have gone on. */
  async recordIllustrations(things: readonly Thing[]): Promise<void> {
    for (const thing of things) await this.record(thing, isIllustration);
  }

  idOf(thing: Thing): string {
    return this.ofKnown(thing).id;
  }

  /** In order. */
  entriesOf(thing: Thing): readonly Recorded[] {
    return this.ofKnown(thing).recorded;
  }

  private async record(thing: Thing, which: (entry: Entry) => boolean): Promise<void> {
    for (const entry of thing.entries.filter(which)) await this.recordEntry(thing, entry);
  }

  private async recordEntry(thing: Thing, entry: Entry): Promise<void> {
    const known = this.known.get(thing);
    const path = entry.path?.replace(':made', known?.made ?? '');
    const to = path === undefined ? '' : `/${known?.id}/${path}`;
    const body = { ...entry.body, ...(entry.by ? { statement: statementOf(entry) } : {}) };
    const as = entry.as === 'reviewer' ? this.reviewer : this.analyst;
    const ifMatch = known && known.recorded.length - 1;
    const answer = await as.record(`/v1/${thing.collection}${to}`, body, { ifMatch });
    const recorded = {
      entry,
      actor: entry.as === 'reviewer' ? 'rea' : 'ana',
      sequence: answer.sequence as number,
    };
    this.known.set(thing, {
      id: answer.id as string,
      recorded: [...(known?.recorded ?? []), recorded],
      made: (answer.correctionId as string | undefined) ?? '',
    });
  }

  private ofKnown(thing: Thing) {
    const known = this.known.get(thing);
    if (!known) throw new Error(`nothing is recorded of ${thing.what}`);
    return known;
  }
}

/** The statement of an entry, as it is sent. What was reported was carried by the one report. */
export function statementOf(entry: Entry): StatementBody {
  const { by = 'newsReport', statedAt, quote } = entry;
  const isCarried = by !== 'newsReport' && !isIllustration(entry);
  return {
    sourceId: SOURCES[by].id,
    statedAt,
    via: isCarried ? [SOURCES.newsReport.id] : [],
    ...(quote === undefined ? {} : { quote }),
  };
}

const isSubject = ({ collection }: Thing) => ['strikes', 'situations'].includes(collection);
