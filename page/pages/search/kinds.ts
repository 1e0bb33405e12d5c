import { STAGES } from '../../../src/domain/agreements/details.js';
import { FAMILIES } from '../../../src/domain/counts/families.js';
import { DIPLOMATIC_STATUSES } from '../../../src/domain/diplomatic-events/status.js';
import { CAUSES } from '../../../src/domain/kernel/cause.js';
import type { FilterField } from '../../parts/filter-form.js';
import {
  capital,
  causeInWords,
  collectionOf,
  diplomaticStatusInWords,
  familyInWords,
  kindInWords,
  stageInWords,
} from '../../wording/codes.js';
import { COUNTRIES } from '../../wording/countries.js';
import { STRIKE_STATUSES_IN_ORDER } from '../../wording/statuses.js';

/** A kind of things that can be searched, with what its list can be narrowed and ordered by. */
export interface Kind {
  /** The collection of the API, and its word in the address: `in`, as `kind` is a filter of some lists. */
  readonly code: string;
  /** In the plural. */
  readonly label: string;
  /** What its rows are: one of the tables. */
  readonly table: string;
  /** Of counts. */
  readonly family?: string;
  readonly fields: readonly FilterField[];
}

type Options = NonNullable<FilterField['options']>;

const select = (name: string, label: string, options: Options): FilterField => ({
  name,
  label,
  type: 'select',
  options,
});
const day = (name: string, label: string): FilterField => ({ name, label, type: 'date' });
const more = (field: FilterField): FilterField => ({ ...field, isMore: true });
const worded = (codes: readonly string[], words: (code: string) => string): Options =>
  codes.map((code) => [code, words(code)] as const);

export const WORDS: FilterField = { name: 'q', label: 'Words', type: 'search' };
const COUNTRY = select('country', 'Country', COUNTRIES);
const ATTACKER: FilterField = { name: 'attacker', label: 'Attacker, in exactly these words' };
const HAPPENED = [
  day('occurredFrom', 'Happened on this day or later'),
  day('occurredTo', 'Happened on this day or earlier'),
];
const STATED = [
  more(day('statedFrom', 'Stated on this day or later')),
  more(day('statedTo', 'Stated on this day or earlier')),
];
const RECORDED = [
  more(day('revisedSince', 'Something recorded of it on this day or later')),
  more({ name: 'actor', label: 'Recorded by, in exactly these words' }),
  more({ name: 'code', label: 'Listed elsewhere as, e.g. ucdp:id=36210' }),
];

const REVISED = ['-revisedAt', 'Recently revised first'] as const;
const CREATED = ['created', 'First recorded first'] as const;

/** @param others orders that only this kind has */
const order = (...others: Options): FilterField => ({
  name: 'order',
  label: 'Order',
  type: 'select',
  standard: REVISED[0],
  options: [REVISED, ...others, CREATED],
});

const kindOf = (...kinds: readonly string[]) => select('kind', 'Kind', worded(kinds, kindInWords));

const COUNT_STATUSES = [
  ['active', 'In force'],
  ['retracted', 'Retracted'],
] as const;

const countKind = (family: string): Kind => ({
  code: collectionOf(family),
  label: familyInWords(family),
  table: 'counts',
  family,
  fields: [
    WORDS,
    select('measure', 'What is counted', []),
    select('group', 'Whom or what of', []),
    COUNTRY,
    ...HAPPENED,
    select('status', 'Status', COUNT_STATUSES),
    more(ATTACKER),
    more({ name: 'period', label: 'About the period, e.g. 2025-10 or 2025-10-22' }),
    ...STATED,
    ...RECORDED,
    order(
      ['-figure', 'Greatest first'],
      ['figure', 'Smallest first'],
      ['-statedAt', 'Stated most recently first'],
    ),
  ],
});

const STRIKES: Kind = {
  code: 'strikes',
  label: 'Strikes',
  table: 'strikes',
  fields: [
    WORDS,
    COUNTRY,
    ATTACKER,
    select('status', 'Status', STRIKE_STATUSES_IN_ORDER),
    ...HAPPENED,
    ...STATED,
    ...RECORDED,
    order(
      ['-occurredFrom', 'Latest first'],
      ['occurredFrom', 'Earliest first'],
      ['-statedAt', 'Stated most recently first'],
    ),
  ],
};

const SITUATIONS: Kind = {
  code: 'situations',
  label: 'Situations',
  table: 'situations',
  fields: [
    WORDS,
    kindOf('displacement', 'conflict', 'siege', 'famine', 'outage'),
    COUNTRY,
    ...STATED,
    ...RECORDED,
    order(['-since', 'Begun most recently first'], ['since', 'Begun longest ago first']),
  ],
};

const AGREEMENTS: Kind = {
  code: 'agreements',
  label: 'Agreements',
  table: 'agreements',
  fields: [
    WORDS,
    kindOf('defence_cooperation', 'arms_transfer', 'security_guarantee', 'financing'),
    select('stage', 'How far it is', worded(STAGES, stageInWords)),
    select('country', 'Country where it was signed', COUNTRIES),
    ...STATED,
    ...RECORDED,
    order(['-signedAt', 'Signed most recently first'], ['signedAt', 'Signed longest ago first']),
  ],
};

const DIPLOMATIC_EVENTS: Kind = {
  code: 'diplomatic-events',
  label: 'Diplomatic events',
  table: 'diplomatic-events',
  fields: [
    WORDS,
    kindOf('talks', 'summit', 'visit', 'meeting', 'statement', 'drill', 'conference', 'sanctions_package'),
    select('status', 'Status', worded(DIPLOMATIC_STATUSES, diplomaticStatusInWords)),
    select('country', 'Country where it is', COUNTRIES),
    day('occurredFrom', 'Scheduled for this day or later'),
    day('occurredTo', 'Scheduled for this day or earlier'),
    ...STATED,
    ...RECORDED,
    order(['scheduledFor', 'In the order of their dates'], ['-scheduledFor', 'Latest date first']),
  ],
};

const SOURCES: Kind = {
  code: 'sources',
  label: 'Sources',
  table: 'sources',
  fields: [
    WORDS,
    kindOf('government', 'ministry', 'military', 'newspaper', 'un_body', 'international_organisation', 'ngo'),
    COUNTRY,
    ...RECORDED,
    order(['name', 'By name']),
  ],
};

const SERIES: Kind = {
  code: 'series',
  label: 'Series of tables',
  table: 'series',
  fields: [
    WORDS,
    select(
      'family',
      'What it counts',
      FAMILIES.map(({ code }) => [code, familyInWords(code)] as const),
    ),
    ...RECORDED,
    order(),
  ],
};

const NOTICES: Kind = {
  code: 'notices',
  label: 'Notices',
  table: 'notices',
  fields: [
    WORDS,
    select(
      'cause',
      'Cause',
      worded(CAUSES, (cause) => capital(causeInWords(cause).label)),
    ),
    select('status', 'Status', [
      ['active', 'Stands'],
      ['retracted', 'Retracted'],
    ]),
    ...STATED,
    ...RECORDED,
    order(),
  ],
};

/** All that can be searched, in the order in which it is shown. */
export const KINDS: readonly Kind[] = [
  STRIKES,
  ...FAMILIES.map(({ code }) => countKind(code)),
  SITUATIONS,
  AGREEMENTS,
  DIPLOMATIC_EVENTS,
  SOURCES,
  SERIES,
  NOTICES,
];

/**
 * Narrowed by something else that has a page, which leads here: its name is shown, and it can be left out again. With the
 * collections that it may be in.
 */
export const BY_LINK: readonly (readonly [name: string, paths: readonly string[], words: string])[] = [
  ['source', ['/sources'], 'Only what is stated by'],
  ['subject', ['/strikes', '/situations'], 'Only what is about'],
  ['partOf', ['/strikes'], 'Only parts of'],
  ['publisher', ['/sources'], 'Only what is published by'],
];
