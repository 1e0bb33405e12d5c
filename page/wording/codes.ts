import { FAMILIES } from '../../src/domain/counts/families.js';
import { CAUSE_MEANINGS, type Cause } from '../../src/domain/kernel/cause.js';

/** `killed_cumulative`: killed cumulative. */
export function plain(code: string): string {
  return code.replaceAll('_', ' ');
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const MEASURES: Readonly<Record<string, string>> = {
  killed_cumulative: 'killed, all so far',
  injured_cumulative: 'injured, all so far',
  missing_cumulative: 'missing, all so far',
  detained_cumulative: 'detained, all so far',
  under_threat: 'under threat',
  without_power: 'without power',
};

export interface Quantity {
  readonly measure: string;
  readonly group: string;
  readonly period?: string | null;
}

/** What is counted: Killed; Rescued, children. */
export function quantityInWords({ measure, group }: Quantity): string {
  const what = capital(MEASURES[measure] ?? plain(measure));
  return group === 'all' ? what : `${what}: ${plain(group)}`;
}

/** `casualty-counts`, the collection of a family's counts. */
export function collectionOf(family: string): string {
  return `${family}-counts`;
}

/** `strikes`, the collection of what a count is about. */
export function subjectPath({ type, id }: { readonly type: string; readonly id: string }): string {
  return `/${type}s/${id}`;
}

export function countPath(family: string, id: string): string {
  return `/${collectionOf(family)}/${id}`;
}

/** Casualties, of the family `casualty`. */
export function familyInWords(family: string): string {
  return FAMILIES.find(({ code }) => code === family)?.label ?? capital(plain(family));
}

const CAUSES: Readonly<Record<Cause, string>> = {
  developed: 'The world moved on',
  late_report: 'Learned late',
  source_revised: 'Changed by the source',
  recording_error: 'A slip in recording',
  reclassified: 'Counted elsewhere now',
  method_changed: 'Counted in another way',
  counter_rebased: 'Counter begun anew',
  duplicate_merged: 'Had been counted twice',
  source_retracted: 'Taken back by the source',
  verified: 'Checked',
};

export interface CauseWords {
  readonly label: string;
  /** What it says of the figure before. */
  readonly meaning: string;
}

export function causeInWords(cause: string): CauseWords {
  const known = cause as Cause;
  return { label: CAUSES[known] ?? plain(cause), meaning: CAUSE_MEANINGS[known] ?? '' };
}

const ENTRIES: Readonly<Record<string, string>> = {
  'count-reported': 'Report',
  'count-amended': 'Amendment',
  'count-retracted': 'Retraction',
  'claim-recorded': 'Claim of another source',
  'claim-adopted': 'Claim adopted',
  'claim-retracted': 'Claim taken back',
  'correction-proposed': 'Correction proposed',
  'correction-accepted': 'Correction accepted',
  'correction-rejected': 'Correction rejected',
  'correction-withdrawn': 'Correction withdrawn',
};

/** What an entry of a count's history is, by the wire name of its event. */
export function entryInWords(type: string): string {
  const kind = type
    .replace(/^conflict-ledger\./, '')
    .replace(/^[a-z_]+-(?=(count|claim|correction)-)/, '')
    .replace(/\.v\d+$/, '');
  return ENTRIES[kind] ?? capital(kind.replaceAll('-', ' '));
}

const STATUSES: Readonly<Record<string, string>> = {
  claimed: 'Claimed by one side',
  partially_corroborated: 'Confirmed in part by another source',
  corroborated: 'Confirmed by another source',
  disputed: 'Disputed by another source',
  retracted: 'Retracted',
};

/** What a strike's status means. */
export function strikeStatusInWords(status: string): string {
  return STATUSES[status] ?? capital(plain(status));
}

const PRECISIONS: Readonly<Record<string, string>> = {
  exact: 'the place itself',
  near: 'near this place',
  settlement: 'known to the settlement',
  district: 'known to the district',
  region: 'known to the region only',
  area: 'known to a wider area only',
  country: 'known to the country only',
  unknown: 'place not known',
};

/** How precisely a place is known. */
export function precisionInWords(precision: string): string {
  return PRECISIONS[precision] ?? plain(precision);
}

const COUNTRIES = new Intl.DisplayNames('en', { type: 'region' });

/** The name of a country by its ISO 3166-1 code. */
export function countryInWords(code: string): string {
  try {
    return COUNTRIES.of(code) ?? code;
  } catch {
    return code;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  un_body: 'Body of the United Nations',
  ngo: 'Non-governmental organisation',
};

/** What kind of source, situation, agreement or event it is. */
export function kindInWords(kind: string): string {
  return KINDS[kind] ?? capital(plain(kind));
}

const STAGE_WORDS: Readonly<Record<string, string>> = {
  considered: 'Considered, not agreed',
  intent: 'Intended, not binding',
  signed: 'Signed',
  ratified: 'Ratified',
  in_force: 'In force',
  terminated: 'Ended',
};

/** How far an agreement is. */
export function stageInWords(stage: string): string {
  return STAGE_WORDS[stage] ?? capital(plain(stage));
}

const DIPLOMATIC_WORDS: Readonly<Record<string, string>> = {
  considered: 'Considered',
  announced: 'Announced',
  postponed: 'Postponed',
  on_hold: 'On hold',
  held: 'Took place',
  adopted: 'Adopted',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** Where a diplomatic event stands. */
export function diplomaticStatusInWords(status: string): string {
  return DIPLOMATIC_WORDS[status] ?? capital(plain(status));
}

/** A word of a country behind a name, where it is not the name itself: Prime Minister (Sweden). */
export function withCountry(name: string, country: string | null): string {
  const land = country === null ? null : countryInWords(country);
  return land === null || name.includes(land) ? name : `${name} (${land})`;
}
