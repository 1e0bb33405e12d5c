import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { type ProblemPlace, ValidationFailed } from '../problems/problem.js';
import { escapePointer } from '../problems/problem-of.js';
import type { PlacedRule } from './members.js';
import { forbiddenPlaces } from './plain-tree.js';

/** What a refusal lists at most. */
const MAX_PLACES = 100;

const OPTIONS = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  validationError: { target: false, value: true },
};

/**
 * Makes a body of what was parsed from JSON, or says all that is wrong with it.
 * @throws ValidationFailed with an RFC 6901 pointer for each wrong member
 */
export function validateBody<Dto extends object>(type: new () => Dto, raw: unknown): Dto {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new ValidationFailed([{ pointer: '', detail: 'must be a JSON object' }]);
  }
  refuseWhen(forbiddenPlaces(raw));
  const dto = plainToInstance(type, raw);
  refuseWhen(validateSync(dto, OPTIONS).flatMap((error) => placesOf(error, '')));
  return dto;
}

function refuseWhen(places: readonly ProblemPlace[]): void {
  if (places.length > 0) throw new ValidationFailed(places.slice(0, MAX_PLACES));
}

function placesOf(error: ValidationError, parent: string): ProblemPlace[] {
  const pointer = `${parent}/${escapePointer(error.property)}`;
  const own = Object.entries(error.constraints ?? {}).flatMap(([name, detail]) =>
    placesOfRule(name, detail, error, pointer),
  );
  return [...own, ...(error.children ?? []).flatMap((child) => placesOf(child, pointer))];
}

function placesOfRule(name: string, detail: string, error: ValidationError, pointer: string): ProblemPlace[] {
  if (name === 'whitelistValidation') return [{ pointer, detail: 'unknown field' }];
  const rule = error.contexts?.[name] as PlacedRule | undefined;
  if (!rule) return [{ pointer, detail }];
  return rule.placesIn(error.value).map((place) => ({ ...place, pointer: pointer + place.pointer }));
}
