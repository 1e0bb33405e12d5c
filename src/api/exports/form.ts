import { NDJSON } from '../http/body-parsers.js';
import { preferredType, variesByAccept } from '../http/negotiation.js';
import { ProblemError } from '../problems/problem.js';
import { type Parameter, word } from '../reading/parameters.js';
import { queryOf, type Reading } from '../reading/reading.js';
import type { Table } from './table.js';

/** The forms that data is answered in, with what `Accept` calls them. */
export const MEDIA_TYPES = {
  json: 'application/json',
  ndjson: NDJSON,
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
  /** RFC 7946. */
  geojson: 'application/geo+json',
} as const;

export type Form = keyof typeof MEDIA_TYPES;
/** A form that lists are exported in. */
export type ExportForm = Exclude<Form, 'json'>;

const FORMS = Object.keys(MEDIA_TYPES) as Form[];

/** The forms of a list, the usual one first; only what has a place is on a map. */
export function formsOf<Item>({ onMap }: Table<Item>): Form[] {
  return FORMS.filter((form) => form !== 'geojson' || onMap !== undefined);
}

/** The parameter that asks for a form. @param forms those that there are, the usual one first */
export function formatParameter(forms: readonly Form[]): Parameter<Form> {
  const any = word(FORMS, 'The form of the answer, before what `Accept` asks for');
  // A form that others have is understood, and refused as what cannot be had here.
  return { ...any, schema: { ...any.schema, enum: [...forms] } };
}

/** The parameters that ask for a form of a list. */
export function exportParameters<Item>(table: Table<Item>) {
  return {
    format: formatParameter(formsOf(table)),
    hxl: word(['true', 'false'], 'In CSV: whether a line of HXL tags follows the line of names'),
  };
}

/**
 * The form that a request asks for: by its path, else by `format`, which was parsed, else by what `Accept` prefers. The
 * answer says that it depends on that.
 * @param forms those that there are, the usual one first
 * @throws ProblemError `not-acceptable` where it asks for none of them
 */
export function preferredForm<Some extends Form>(
  { request, reply, form: ofPath }: Reading,
  forms: readonly Some[],
): Some {
  const told = forms.find((each) => each === ofPath);
  if (told !== undefined) return told;
  variesByAccept(reply);
  const { format } = queryOf(request);
  const type = preferredType(
    request.headers.accept,
    forms.map((form) => MEDIA_TYPES[form]),
  );
  const form = forms.find((each) => (format === undefined ? MEDIA_TYPES[each] === type : each === format));
  if (form !== undefined) return form;
  throw new ProblemError({
    code: 'not-acceptable',
    detail: `this comes as ${forms.map((each) => `${each} (${MEDIA_TYPES[each]})`).join(', ')}`,
  });
}

/** How a list is asked for. */
export type AskedForm = { readonly form: 'json' } | { readonly form: ExportForm; readonly hxl: boolean };
export type AskedExport = Exclude<AskedForm, { form: 'json' }>;

/** @throws ProblemError `not-acceptable`; `invalid` for HXL tags in a form that has none */
export function formAsked<Item>(
  reading: Reading,
  { hxl }: { readonly hxl: 'true' | 'false' | null },
  table: Table<Item>,
): AskedForm {
  const form = preferredForm(reading, formsOf(table));
  if (hxl === 'true' && form !== 'csv') {
    const errors = [{ pointer: '?hxl', detail: `goes with csv alone, not with ${form}` }];
    throw new ProblemError({ code: 'invalid', detail: 'the query is not valid', errors });
  }
  return form === 'json' ? { form } : { form, hxl: hxl === 'true' };
}
