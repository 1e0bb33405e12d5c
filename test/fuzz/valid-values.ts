import type { Random } from '../support/random.js';
import type { Schema } from './document.js';
import type { Known, KnownThings } from './known-things.js';
import { uuidOf } from './uuids.js';

/** What a body or a parameter is for. */
export interface About {
  /** Such as `strikes`. */
  readonly collection: string;
  /** Code of the family of counts, where there is one. */
  readonly family: string | null;
  /** The resource that the path names. */
  readonly resource: Known | null;
}

const FIRST_DAY = Date.UTC(2024, 0, 1);
const DAYS = 700;
const DAY_MS = 86_400_000;

const TEXTS = [
  'Drone strike on a kindergarten, Kharkiv',
  'Mayor of Kharkiv',
  'Ein Kindergarten wurde getroffen',
  'Детский сад',
  '停電',
  'O\'Brien; -- "x"',
  '=1+1',
  '👩‍🚒 two\nlines\tand a tab',
  'x'.repeat(300),
];

/** Members and parameters that are moments. */
const TIMES = [
  ...[
    'statedAt',
    'revisedSince',
    'since',
    'signedAt',
    'deliveredAt',
    'scheduledFor',
    'statedFrom',
    'statedTo',
  ],
  ...['occurredFrom', 'occurredTo', 'proposedBefore', 'proposedAfter'],
];
/** Members that need not be there, and without which little can be done. */
const WANTED: ReadonlySet<string> = new Set(['cause', 'signedAt', 'terms']);
const COUNTRIES = ['UA', 'RU', 'SE', 'GB', 'PS'];

/** By pattern: what a text of it may be. */
const BY_PATTERN: Readonly<Record<string, readonly string[]>> = {
  '^[A-Z]{2}$': COUNTRIES,
  '^[A-Z]{2}-[A-Z0-9]{1,3}$': ['UA-63', 'UA-30', 'SE-AB'],
  '^[0-9a-fA-F]{64}$': ['Ab'.repeat(32), '0'.repeat(64)],
};

/** Where an id of that name leads. */
const COLLECTION_OF_ID: Readonly<Record<string, string>> = {
  sourceId: 'sources',
  source: 'sources',
  publisher: 'sources',
  via: 'sources',
  situationId: 'situations',
  partOf: 'strikes',
  noticeId: 'notices',
};

const CODES: Readonly<Record<string, readonly string[]>> = {
  group: ['all', 'children', 'women', 'civilians', 'drones', 'anything_else'],
  within: ['all', 'children', 'drones'],
  scheme: ['age', 'role', 'how_counted', 'of_its_own'],
  means: ['drone', 'missile', 'glide_bomb'],
  kind: ['drone', 'ministry', 'talks', 'education', 'armed_conflict', 'arms_transfer'],
};

/** Values as a schema has them, with a look at names where a schema says less than the ledger wants. */
export class ValidValues {
  constructor(
    private readonly schemas: Readonly<Record<string, Schema>>,
    private readonly known: KnownThings,
    private readonly random: Random,
    /** Of a family, the codes of its measures. */
    private readonly measures: Readonly<Record<string, readonly string[]>>,
    /** Where webhooks may lead. */
    private readonly receiver: string,
  ) {}

  body(schema: Schema, about: About): unknown {
    return this.value(schema, '', about);
  }

  /** A value for a parameter, as text. */
  parameter(name: string, schema: Schema, about: About): string {
    return String(this.value(schema, name, about));
  }

  private value(schema: Schema, name: string, about: About): unknown {
    const { $ref, anyOf, allOf, enum: words, type } = schema;
    if ($ref !== undefined) return this.component($ref.split('/').at(-1) ?? '', about);
    const inner = anyOf?.[0] ?? allOf?.[0];
    if (inner) return this.mayBeNull(schema, name) ? null : this.value(inner, name, about);
    if (this.mayBeNull(schema, name)) return null;
    if (words) return this.random.pick(words.filter((word) => word !== null));
    const [kind] = [type].flat();
    if (kind === 'string' || kind === undefined) return this.text(schema, name, about);
    if (kind === 'boolean') return this.random.below(2) === 0;
    if (kind === 'array') return this.list(schema, name, about);
    if (kind === 'object') return this.object(schema, name, about);
    return this.number(schema, name, about);
  }

  private mayBeNull({ type, anyOf, enum: words }: Schema, name: string): boolean {
    const canBe =
      type?.includes('null') || anyOf?.some((one) => one.type === 'null') || words?.includes(null) || false;
    return canBe && !WANTED.has(name) && this.random.below(8) === 0;
  }

  private component(name: string, about: About): unknown {
    const made = this.object(this.schemas[name] ?? {}, '', about);
    return this.mended[name]?.(made) ?? made;
  }

  /** What components want besides what their schemas say. */
  private readonly mended: Readonly<Record<string, (made: Record<string, unknown>) => object>> = {
    FigureDto: (made) =>
      Object.values(made).some((part) => part !== null && typeof part !== 'boolean')
        ? made
        : { ...made, best: this.random.below(1_000) },
    SubjectDto: () => this.subject(),
    TermPeriodDto: () =>
      this.random.below(2) === 0
        ? { years: 1 + this.random.below(30) }
        : { from: this.day(), to: '2027-01-01' },
    OccurredDto: (made) => ({ ...made, from: this.day(), to: null }),
    StrikeChangesDto: (made) => ({ title: this.title(), ...made }),
    SituationChangesDto: (made) => ({ title: this.title(), ...made }),
    NoticeScopeDto: (made) => ({ ...made, to: null }),
    WebhookFilterDto: () => (this.random.below(2) === 0 ? {} : { family: 'casualty' }),
  };

  private subject(): object {
    const type = this.random.pick(['strike', 'situation']);
    return { type, id: this.known.pick(this.random, `${type}s`)?.id ?? uuidOf(this.random) };
  }

  private title(): string {
    return `${this.random.pick(TEXTS).slice(0, 200)} ${this.random.below(1_000)}`;
  }

  private object(schema: Schema, name: string, about: About): Record<string, unknown> {
    if (name === 'key')
      return this.random.below(3) === 0 ? { day: 'period', who: 'group' } : { day: 'period' };
    if (name === 'columns') return this.columns(about);
    if (name === 'codes') return { 'ucdp:id': String(this.random.below(1_000)), note: 'x' };
    const { properties = {}, required = [] } = schema;
    const there = Object.entries(properties).filter(
      ([member]) => required.includes(member) || WANTED.has(member) || this.random.below(4) === 0,
    );
    return Object.fromEntries(there.map(([member, of]) => [member, this.value(of, member, about)]));
  }

  private columns({ family }: About): Record<string, unknown> {
    const measures = this.measures[family ?? 'casualty'] ?? [];
    const counted = measures.slice(0, 1 + this.random.below(3)).map((measure) => [measure, { measure }]);
    const odd = this.random.pick<Record<string, unknown>>([
      {},
      { footnote: 'ignore' },
      { about: { qualifies: measures[0], words: { about: 'approximate', 'at least': 'low' } } },
    ]);
    return { ...Object.fromEntries(counted), ...odd };
  }

  private list({ items = {}, minItems = 0, maxItems = 3 }: Schema, name: string, about: About): unknown[] {
    if (name === 'point') return [this.random.below(360) - 180, this.random.below(180) - 90];
    const length = Math.max(name === 'terms' ? 1 : minItems, Math.min(maxItems, this.random.below(4)));
    const made = Array.from({ length }, () => this.value(items, name, about));
    if (name === 'rows') return this.random.pick([[''], ['', '/data'], ['/data']]);
    if (name === 'renames') return [];
    // What is listed is there once.
    return name === 'terms'
      ? made.map((term, index) => ({ ...(term as object), termId: `term-${index}` }))
      : made;
  }

  private number({ minimum = 0, maximum = 5_000, type }: Schema, name: string, { resource }: About): number {
    const { random, known } = this;
    if (name === 'asOfSequence' || name === 'after' || name === 'sequence')
      return random.below(known.head + 1);
    if (name === 'adopt' || name === 'corrects')
      return Number(random.pick([...(resource?.parts['claims'] ?? []), 0]));
    if (name === 'limit') return 1 + random.below(20);
    const range = Math.min(maximum, minimum + 5_000) - minimum;
    const whole = minimum + random.below(range + 1);
    return name === 'minRelative'
      ? whole / 10_000
      : type === 'number' && random.below(50) === 0
        ? maximum
        : whole;
  }

  private text(schema: Schema, name: string, about: About): string {
    const { random } = this;
    const { pattern = '', format, maxLength = 300 } = schema;
    const named = this.named(name, about);
    if (named !== undefined) return named;
    if (format === 'uuid') return this.id(name, about);
    if (format === 'uri' && about.collection === 'webhooks') return `${this.receiver}/${random.below(100)}`;
    if (format === 'uri') return `https://example.org/${random.below(100)}?q=%C3%A9`;
    if (format === 'date') return this.day();
    if (format === 'date-time') return '2031-01-01T00:00:00Z';
    const listed = CODES[name] ?? BY_PATTERN[pattern];
    if (listed) return random.pick(listed);
    if (pattern !== '') return `c${random.below(1_000_000)}`;
    return [...random.pick(TEXTS)].slice(0, maxLength).join('');
  }

  /** Texts that are more than their schema says. */
  private named(name: string, about: About): string | undefined {
    if (name === 'type' && about.resource !== null) return undefined;
    return Object.hasOwn(this.byName, name) ? this.byName[name]?.(about) : undefined;
  }

  private readonly byName: Readonly<Record<string, (about: About) => string>> = {
    // Recorded time begins when the run does.
    asOf: () => this.random.pick(['2030-01-01', '2030-01-01T00:00:00Z', '2030-01-01', this.time()]),
    statedAsOf: () => this.random.pick(['2026-06-01', '2026-06-01T00:00:00+02:00', this.time()]),
    ...Object.fromEntries(TIMES.map((name) => [name, () => this.time()])),
    from: () => this.day(),
    to: () => this.day(),
    period: () => this.period(),
    measure: ({ family }) => this.random.pick(this.measures[family ?? 'casualty'] ?? ['killed']),
    termId: ({ resource }) => String(this.random.pick([...(resource?.parts['terms'] ?? []), 'term-0'])),
    country: () => this.random.pick(COUNTRIES),
    admin1: () => 'UA-63',
    bbox: () => this.random.pick(['22,44,40,53', '170,-10,-170,10', '-180,-90,180,90']),
    q: () => this.random.pick(['drone', 'kindergarten kharkiv', 'кинде*', 'x*', '停電']),
    actor: () => this.random.pick(['ana', 'rea', 'ben']),
    proposer: () => this.random.pick(['ana', 'rea', 'ben']),
    type: () => 'conflict-ledger.casualty-count-amended.v1',
    groupBy: () => this.random.pick(['period', 'place.admin1', 'place.admin1,period']),
    code: ({ resource }) => (resource ? 'ucdp:id=1' : `c${this.random.below(1_000_000)}`),
  };

  private id(name: string, about: About): string {
    const { random, known } = this;
    const collection = COLLECTION_OF_ID[name];
    if (collection !== undefined) return known.pick(random, collection)?.id ?? uuidOf(random);
    if (name === 'subject')
      return known.pick(random, random.pick(['strikes', 'situations']))?.id ?? uuidOf(random);
    return about.resource?.id ?? uuidOf(random);
  }

  private day(): string {
    return new Date(FIRST_DAY + this.random.below(DAYS) * DAY_MS).toISOString().slice(0, 10);
  }

  private time(): string {
    const day = this.day();
    return this.random.pick([day, `${day}T09:10:00+03:00`, `${day}T23:59:59.999Z`]);
  }

  private period(): string {
    const day = this.day();
    return this.random.pick([day, day, day.slice(0, 7), day.slice(0, 4), `${day}/2026-01-01`]);
  }
}
