import { isId } from '../../domain/kernel/id.js';
import { beginOf, endOf, type Instant, parseStatedTime, type StatedTime } from '../../domain/kernel/time.js';
import { parsePeriod } from '../../domain/kernel/period.js';
import type { Box } from '../../projection-runtime/box.js';
import { wordsOf } from '../../projection-runtime/words.js';
import {
  type Check,
  country,
  kindCode,
  pseudonym,
  quantityCode,
  region,
  text as textOf,
  webAddress,
} from '../dto/checks.js';

/** What a text of the query is: a value, no value at all, or one that is out of range. */
export type Parsed<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'unparsable'; readonly detail: string }
  | { readonly kind: 'invalid'; readonly detail: string };

/** What OpenAPI says of a parameter. */
export interface ParameterSchema {
  readonly type: 'string' | 'integer' | 'number';
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

const DECIMAL = /^\d{1,15}(\.\d{1,15})?$/;

/** A number that is not below zero, as digits with or without a point. */
export function decimal(description: string): Parameter<number> {
  return {
    description,
    schema: { type: 'number', minimum: 0 },
    parse: (text) =>
      DECIMAL.test(text) ? value(Number(text)) : unparsable('must be a number such as 0.1 or 2'),
  };
}

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
    parse: (text) => (isId(text) ? value(text) : unparsable('must be a UUID in lower case')),
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

/** When something was said: an instant in UTC, or a date. */
export function statedTimeParameter(description: string): Parameter<StatedTime> {
  return time((given) => given, description);
}

/** Where something can be read. */
export const webAddressParameter = (description: string): Parameter<string> => like(webAddress, description);

/** A country. */
export const countryOf = (description: string): Parameter<string> => like(country, description);

export const countryParameter = countryOf('ISO 3166-1 code of the place');
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

/** What a list is ordered by: one of some words, with a hyphen in front the other way round. */
export function orderParameter(orders: readonly string[]): Parameter<string> {
  return word(
    orders.flatMap((order) => [order, `-${order}`]),
    'What they are ordered by, `-` the other way round; by creation when absent. What has no such value comes last',
  );
}

/** Text as it is kept, such as a name. */
export const exactText = (max: number, description: string): Parameter<string> =>
  like(textOf(max), description);

const MAX_SEARCH = 200;
const MAX_WORDS = 20;

/** Words to search for. */
export function wordsParameter(description: string): Parameter<string> {
  return {
    description: `${description}. All words have to be there, in any order; \`kinder*\` is any that begins so`,
    schema: { type: 'string' },
    parse: (text) => {
      if (text.length > MAX_SEARCH) return unparsable(`must have at most ${MAX_SEARCH} characters`);
      const words = wordsOf(text).length;
      if (words === 0) return unparsable('must have a word of letters or digits');
      return words > MAX_WORDS ? unparsable(`must have at most ${MAX_WORDS} words`) : value(text);
    },
  };
}

const CODE = /^([^=]{1,100})=(.{1,200})$/su;

/** One of other people's ids and codes, with what it is one of: `ucdp:id=36210`. */
export function foreignCode(description: string): Parameter<{ scheme: string; code: string }> {
  return {
    description,
    schema: { type: 'string' },
    parse: (text) => {
      const [, scheme, code] = CODE.exec(text) ?? [];
      return scheme === undefined || code === undefined
        ? unparsable('must be a scheme, an equals sign and a code, e.g. ucdp:id=36210')
        : value({ scheme, code });
    },
  };
}

const DEGREES = /^-?\d{1,3}(?:\.\d{1,15})?$/;

/** A part of the map. */
export function boxParameter(description: string): Parameter<Box> {
  return {
    description: `${description}: west,south,east,north in degrees; west may be greater than east, across the antimeridian`,
    schema: { type: 'string' },
    parse: (text) => {
      const parts = text.split(',');
      if (parts.length !== 4 || !parts.every((part) => DEGREES.test(part)))
        return unparsable('must be four numbers with commas between: west,south,east,north');
      const [west = 0, south = 0, east = 0, north = 0] = parts.map(Number);
      if (Math.max(Math.abs(west), Math.abs(east)) > 180 || Math.max(Math.abs(south), Math.abs(north)) > 90)
        return invalid('must be degrees: longitudes from -180 to 180, latitudes from -90 to 90');
      return south <= north ? value({ west, south, east, north }) : invalid('must have its south first');
    },
  };
}
