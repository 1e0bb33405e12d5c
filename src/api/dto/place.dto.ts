import { IsOptional, ValidateBy, type ValidationArguments } from 'class-validator';
import {
  type Occurred,
  OCCURRED_PRECISIONS,
  type Place,
  PLACE_PRECISIONS,
} from '../../domain/kernel/place.js';
import { beginOf, endOf, parseStatedTime } from '../../domain/kernel/time.js';
import { country, degrees, oneOf, region, statedTime, text } from './checks.js';
import { Is, May, Tuple } from './members.js';
import { toStatedTime } from './statement.dto.js';

/** Where. */
export class PlaceDto {
  @May(text(300))
  name?: string | null;

  /** ISO 3166-1 alpha-2. */
  @May(country)
  country?: string | null;

  /** ISO 3166-2. */
  @May(region)
  admin1?: string | null;

  /** Longitude and latitude, degrees WGS 84. */
  @IsOptional()
  @Tuple(degrees(180), degrees(90))
  point?: [number, number] | null;

  @Is(oneOf(PLACE_PRECISIONS))
  precision!: Place['precision'];
}

export function toPlace({ name, country, admin1, point, precision }: PlaceDto): Place {
  return {
    name: name ?? null,
    country: country ?? null,
    admin1: admin1 ?? null,
    point: point ?? null,
    precision,
  };
}

/** The window of time that contains it. */
export class OccurredDto {
  /** Not before: an instant or a date. */
  @May(statedTime)
  from?: string | null;

  /** Not after: an instant or a date. */
  @May(statedTime)
  @ValidateBy({
    name: 'afterFrom',
    validator: {
      validate: (to, args) => isWindow((args?.object as OccurredDto).from, to),
      defaultMessage: (_args?: ValidationArguments) => 'must not be before from',
    },
  })
  to?: string | null;

  @Is(oneOf(OCCURRED_PRECISIONS))
  precision!: Occurred['precision'];
}

export function toOccurred({ from, to, precision }: OccurredDto): Occurred {
  return {
    from: from == null ? null : toStatedTime(from),
    to: to == null ? null : toStatedTime(to),
    precision,
  };
}

/** What is not two times is not for this rule to refuse. */
function isWindow(from: unknown, to: unknown): boolean {
  const [begin, end] = [from, to].map((time) => (typeof time === 'string' ? parseStatedTime(time) : null));
  return begin == null || end == null || beginOf(begin) <= endOf(end);
}
