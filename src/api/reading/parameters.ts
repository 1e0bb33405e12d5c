import { beginOf, endOf, type Instant, parseStatedTime } from '../../domain/kernel/time.js';
import { parsePeriod } from '../../domain/kernel/period.js';
import { type Check, country, isUuid, kindCode, pseudonym, quantityCode, region } from '../dto/checks.js';

/** What a text of the query is: a value, no value at all, or one that is out of range. */
export type Parsed<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'unparsable'; readonly detail: string }
  | { readonly kind: 'invalid'; readonly detail: string };

/** What OpenAPI says of a parameter. */
export interface ParameterSchema {
  readonly type: 'string' | 'integer';
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  enum?: string[];
}

/** One parameter of a query. */
export interface Parameter<Value> {
  parse(text: string): Parsed<Value>;
  readonly description: string;
  /** Of OpenAPI. */
  readonly schema: ParameterSchema;
}

const value = <Value>(given: Value): Parsed<Value> => ({ kind: 'value', value: given });
const unparsable = (detail: string): Parsed<never> => ({ kind: 'unparsable', detail });
const invalid = (detail: string): Parsed<never> => ({ kind: 'invalid', detail });

const WHOLE_NUMBER = /^\d{1,16}$/;

/** A whole number. */
export function number(min: number, max: number, description: string): Parameter<number> {
  return {
    description,
    schema: { type: 'integer', minimum: min, maximum: max },
    parse: (text) => {
      if (!WHOLE_NUMBER.test(text)) return unparsable('must be a whole number');
      const given = Number(text);
      return given >= min && given <= max ? value(given) : invalid(`must be from ${min} to ${max}`);
    },
  };
}

/** A moment, as the end of it where a date is given. */
export function moment(description: string): Parameter<Instant> {
  return time(endOf, description);
}

/** A moment, as the beginning of it where a date is given. */
export function beginning(description: string): Parameter<Instant> {
  return time(beginOf, description);
}

function time(instantOf: (time: string) => Instant, description: string): Parameter<Instant> {
  return {
    description,
    schema: { type: 'string' },
    parse: (text) => {
      // A plus sign that was not percent-encoded arrives as a space, where no instant has one.
      const given = parseStatedTime(text.replace(' ', '+'));
      return given === null
        ? unparsable('must be an RFC 3339 instant with offset, or a date')
        : value(instantOf(given));
    },
  };
}

/** One of some words. */
export function word<Word extends string>(words: readonly Word[], description: string): Parameter<Word> {
  return {
    description,
    schema: { type: 'string', enum: [...words] },
    parse: (text) => {
      const found = words.find((candidate) => candidate === text);
      return found === undefined ? invalid(`must be one of ${words.join(', ')}`) : value(found);
    },
  };
}

/** Some words, each once, with commas between them. */
export function words<Word extends string>(
  known: readonly Word[],
  description: string,
): Parameter<readonly Word[]> {
  return {
    description: `${description}: ${known.join(', ')}; several with commas`,
    schema: { type: 'string' },
    parse: (text) => {
      const given = text.split(',').map((part) => known.find((candidate) => candidate === part));
      const found = given.filter((candidate) => candidate !== undefined);
      if (found.length < given.length) return invalid(`must be of ${known.join(', ')}`);
      return new Set(found).size < found.length ? invalid('must be there only once each') : value(found);
    },
  };
}

/** The id of something. */
export function id(description: string): Parameter<string> {
  return {
    description,
    schema: { type: 'string', format: 'uuid' },
    parse: (text) => (isUuid(text) ? value(text) : unparsable('must be a UUID in lower case')),
  };
}

/** Text of the same form as a member of a body. */
function like({ accepts, detail }: Check, description: string): Parameter<string> {
  return {
    description,
    schema: { type: 'string' },
    parse: (text) => (accepts(text) ? value(text) : unparsable(detail)),
  };
}

export const countryParameter = like(country, 'ISO 3166-1 code of the place');
export const regionParameter = like(region, 'ISO 3166-2 code of the place');

export const kindParameter = like(kindCode, 'Their kind');

/** Who acted. */
export const actorParameter = (description: string): Parameter<string> => like(pseudonym, description);

/** A measure or a group. */
export const codeParameter = (description: string): Parameter<string> => like(quantityCode, description);

/** A period in any of its forms. */
export function periodParameter(description: string): Parameter<string> {
  return {
    description,
    schema: { type: 'string' },
    parse: (text) => {
      const period = parsePeriod(text);
      return period === null
        ? unparsable('must be a day, a month, a year, or two days with a slash')
        : value(period);
    },
  };
}

/** Text that only the ledger reads. */
export function opaque(description: string): Parameter<string> {
  return { description, schema: { type: 'string' }, parse: value };
}
