import { UUID } from '../../domain/kernel/id.js';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { PSEUDONYM } from '../../domain/kernel/actor.js';
import { MAX_FIGURE } from '../../domain/kernel/figure-limits.js';
import { parsePeriod } from '../../domain/kernel/period.js';
import { parseDate, parseInstant, parseStatedTime } from '../../domain/kernel/time.js';

/** What one value of a body may be. */
export interface Check {
  readonly name: string;
  /** What to say of a value that it refuses: "must be …". */
  readonly detail: string;
  readonly accepts: (value: unknown) => boolean;
  /** The same for OpenAPI, as far as it goes there. */
  readonly schema: ApiPropertyOptions;
}

/** Text with something in it, of up to so many characters. */
export function text(max: number): Check {
  return {
    name: 'text',
    detail: `must be a text of 1 to ${max} characters that is not blank`,
    accepts: (value) => typeof value === 'string' && value.trim() !== '' && lengthOf(value) <= max,
    schema: { type: String, minLength: 1, maxLength: max },
  };
}

/** Characters, not UTF-16 units. */
function lengthOf(value: string): number {
  return value.length <= 1 ? value.length : [...value].length;
}

function pattern(name: string, regexp: RegExp, detail: string, schema: ApiPropertyOptions = {}): Check {
  return {
    name,
    detail,
    accepts: (value) => typeof value === 'string' && regexp.test(value),
    schema: { type: String, pattern: regexp.source, ...schema },
  };
}

function parsed(name: string, parse: (value: string) => unknown, detail: string, schema: object): Check {
  return {
    name,
    detail,
    accepts: (value) => typeof value === 'string' && parse(value) !== null,
    schema: { type: String, ...schema },
  };
}

export const uuid: Check = pattern('uuid', UUID, 'must be a UUID in lower case', { format: 'uuid' });

/** A code that is a kind of something: drone, ministry, education. */
export const kindCode: Check = pattern(
  'kindCode',
  /^[a-z][a-z0-9_]{0,63}$/,
  'must be a code: a to z, then up to 63 of a to z, 0 to 9 and _',
);

/** Measures and groups: longer, as they may be made of a series' and a column's name. */
export const quantityCode: Check = pattern(
  'quantityCode',
  /^[a-z][a-z0-9_]{0,127}$/,
  'must be a code: a to z, then up to 127 of a to z, 0 to 9 and _',
);

/** The code of a part inside its resource, such as a term of an agreement. It stands in paths. */
export const PART_CODE = /^[a-z0-9][a-z0-9_-]{0,63}$/;

export const partCode: Check = pattern(
  'partCode',
  PART_CODE,
  'must be a code: a to z or 0 to 9, then up to 63 of these, _ and -',
);

export const country: Check = pattern('country', /^[A-Z]{2}$/, 'must be an ISO 3166-1 code, e.g. UA');

export const region: Check = pattern(
  'region',
  /^[A-Z]{2}-[A-Z0-9]{1,3}$/,
  'must be an ISO 3166-2 code, e.g. UA-63',
);

export const sha256: Check = pattern(
  'sha256',
  /^[0-9a-fA-F]{64}$/,
  'must be a SHA-256: 64 hexadecimal digits',
);

/** What makes a repetition of a command the same command. */
export const idempotencyKey: Check = pattern(
  'idempotencyKey',
  /^[\x21-\x7e]{1,255}$/,
  'must have 1 to 255 visible ASCII characters',
);

/** Who acts: no name, but what stands for one. */
export const pseudonym: Check = pattern(
  'pseudonym',
  PSEUDONYM,
  'must be a pseudonym: up to 64 of a to z, 0 to 9, dot, _ and -, beginning with a letter or digit',
);

export const statedTime: Check = parsed(
  'statedTime',
  parseStatedTime,
  'must be an RFC 3339 instant with offset, or a date',
  { example: '2025-10-22T09:10:00+03:00' },
);

export const instant: Check = parsed('instant', parseInstant, 'must be an RFC 3339 instant with offset', {
  format: 'date-time',
});

/** A calendar day. */
export const day: Check = parsed('day', parseDate, 'must be a date, e.g. 2025-10-22', { format: 'date' });

export const period: Check = parsed(
  'period',
  parsePeriod,
  'must be a day, a month, a year, or two days with a slash between, the earlier first',
  { example: '2025-10-20/2025-10-26' },
);

const MAX_URL = 2_000;

export const webAddress: Check = {
  name: 'webAddress',
  detail: `must be an http or https address of up to ${MAX_URL} characters`,
  accepts: (value) => typeof value === 'string' && value.length <= MAX_URL && isWebAddress(value),
  schema: { type: String, format: 'uri', maxLength: MAX_URL },
};

function isWebAddress(value: string): boolean {
  return /^https?:\/\/\S+$/i.test(value) && URL.canParse(value);
}

export const flag: Check = {
  name: 'flag',
  detail: 'must be true or false',
  accepts: (value) => typeof value === 'boolean',
  schema: { type: Boolean },
};

/** One bound of a figure. Whether it must be whole is for the measure to say. */
export const bound: Check = {
  name: 'bound',
  detail: `must be a number from 0 to ${MAX_FIGURE}`,
  accepts: (value) => typeof value === 'number' && value >= 0 && value <= MAX_FIGURE,
  schema: { type: Number, minimum: 0, maximum: MAX_FIGURE },
};

/** A part of something, or a multiple: 0.5 is half. */
export const share: Check = {
  name: 'share',
  detail: 'must be a number from 0',
  accepts: (value) => typeof value === 'number' && value >= 0,
  schema: { type: Number, minimum: 0 },
};

export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER): Check {
  return {
    name: 'wholeNumber',
    detail: `must be a whole number from ${min} to ${max}`,
    accepts: (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
    schema: { type: 'integer', minimum: min, maximum: max },
  };
}

export function degrees(max: number): Check {
  return {
    name: 'degrees',
    detail: `must be degrees from ${-max} to ${max}`,
    accepts: (value) => typeof value === 'number' && value >= -max && value <= max,
    schema: { type: Number, minimum: -max, maximum: max },
  };
}

export function oneOf(values: readonly string[]): Check {
  return {
    name: 'oneOf',
    detail: `must be one of ${values.join(', ')}`,
    accepts: (value) => typeof value === 'string' && values.includes(value),
    schema: { enum: [...values] },
  };
}
