import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsOptional,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  type ValidationArguments,
} from 'class-validator';
import type { ProblemPlace } from '../problems/problem.js';
import { type Check, day } from './checks.js';

/** Kept with a rule that looks inside a value: it says which places inside are wrong. Pointers are relative. */
export interface PlacedRule {
  readonly placesIn: (value: unknown) => readonly ProblemPlace[];
}

/** A member that has to be there, `null` being as good as absent. */
export function Is({ name, accepts, detail, schema }: Check): PropertyDecorator {
  return applyDecorators(
    ApiProperty(schema),
    ValidateBy({ name, validator: { validate: accepts, defaultMessage: sayNeeded(detail) } }),
  );
}

/** A member that may be absent or `null`. */
export function May(check: Check): PropertyDecorator {
  return applyDecorators(IsOptional(), Is(check));
}

/** A list. Each wrong item is pointed at by its index. */
export function Each(check: Check, max: number): PropertyDecorator {
  const places = (value: unknown): readonly ProblemPlace[] => {
    if (!Array.isArray(value) || value.length > max) {
      return [{ pointer: '', detail: `must be a list of up to ${max}, where each ${check.detail}` }];
    }
    return value.flatMap((item, index) =>
      check.accepts(item) ? [] : [{ pointer: `/${index}`, detail: check.detail }],
    );
  };
  return Placed('each', places, listSchema(check.schema, max));
}

/** Two numbers and the like: a list whose items have their own checks. */
export function Tuple(...checks: readonly Check[]): PropertyDecorator {
  const places = (value: unknown): readonly ProblemPlace[] => {
    if (!Array.isArray(value) || value.length !== checks.length) {
      return [{ pointer: '', detail: `must be a list of ${checks.length}` }];
    }
    return checks.flatMap(({ accepts, detail }, index) =>
      accepts(value[index]) ? [] : [{ pointer: `/${index}`, detail }],
    );
  };
  return Placed('tuple', places, {
    type: 'array',
    items: { type: 'number' },
    minItems: checks.length,
    maxItems: checks.length,
  });
}

/** A rule that finds the wrong places inside a value itself. */
export function Placed(
  name: string,
  placesIn: PlacedRule['placesIn'],
  schema: ApiPropertyOptions,
): PropertyDecorator {
  const context: PlacedRule = { placesIn };
  return applyDecorators(
    ApiProperty(schema),
    ValidateBy(
      {
        name,
        // Only a rule that has something to say keeps its context; what is said are the places.
        validator: { validate: (value) => placesIn(value).length === 0, defaultMessage: () => name },
      },
      { context },
    ),
  );
}

/** A member that is an object of its own class. */
export function Nested(type: () => new () => object): PropertyDecorator {
  return applyDecorators(
    // Swagger takes a function for a class unless it is called `type`.
    ApiProperty({ type: () => type() }),
    ValidateBy({
      name: 'object',
      validator: { validate: isObject, defaultMessage: sayNeeded('must be an object') },
    }),
    ValidateNested(),
    Type(type),
  );
}

/** A list of objects of one class: at most `max` of them, and at least `min`. */
export function NestedEach(type: () => new () => object, max: number, min = 0): PropertyDecorator {
  const detail = `must be a list of ${min === 0 ? 'up to' : `${min} to`} ${max} objects`;
  const accepts = (value: unknown) =>
    Array.isArray(value) && value.length >= min && value.length <= max && value.every(isObject);
  return applyDecorators(
    ApiProperty({
      type: () => type(),
      isArray: true,
      maxItems: max,
      ...(min === 0 ? {} : { minItems: min }),
    }),
    ValidateBy({ name: 'objects', validator: { validate: accepts, defaultMessage: sayNeeded(detail) } }),
    ValidateNested({ each: true }),
    Type(type),
  );
}

/** An object of the members that change: at least one of them is there. */
export function Changes(type: () => new () => object): PropertyDecorator {
  return applyDecorators(
    Nested(type),
    ValidateBy({
      name: 'changesSomething',
      validator: {
        validate: (value) =>
          !(value instanceof type()) || Object.values(value).some((member) => member !== undefined),
        defaultMessage: () => 'must have at least one member',
      },
    }),
  );
}

/** A last day that may be absent or `null`, and is not before the first, which is `from`. */
export function MayLastDay(): PropertyDecorator {
  return applyDecorators(
    May(day),
    ValidateBy({
      name: 'notBeforeFrom',
      validator: {
        validate: (to, args) => isInOrder((args?.object as { readonly from?: unknown }).from, to),
        defaultMessage: () => 'must not be before from',
      },
    }),
  );
}

/** What is not two days is not for this rule to refuse; days compare as texts. */
function isInOrder(from: unknown, to: unknown): boolean {
  return typeof from !== 'string' || typeof to !== 'string' || from <= to;
}

/** `null` is a value of its own here; absence is not. */
export function OrNull(): PropertyDecorator {
  return ValidateIf((_object, value: unknown) => value !== null);
}

/** Absence is fine here, `null` is not. */
export function OrAbsent(): PropertyDecorator {
  return ValidateIf((_object, value: unknown) => value !== undefined);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sayNeeded(detail: string) {
  return (args?: ValidationArguments) => {
    if (args?.value === undefined) return `is needed: ${detail}`;
    return args.value === null ? `cannot be null: ${detail}` : detail;
  };
}

function listSchema({ type, ...item }: ApiPropertyOptions, maxItems: number): ApiPropertyOptions {
  const name = typeof type === 'function' ? type.name.toLowerCase() : type;
  return { type: 'array', items: { type: name, ...item }, maxItems } as ApiPropertyOptions;
}
