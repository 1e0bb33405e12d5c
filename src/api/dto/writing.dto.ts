import type { CommonMembers } from '../../domain/kernel/common.js';
import type { ProblemPlace } from '../problems/problem.js';
import { escapePointer } from '../problems/problem-of.js';
import { text, uuid } from './checks.js';
import { May, Placed } from './members.js';
import { IsOptional } from 'class-validator';

const MAX_CODES = 64;
const MAX_CODE_NAME = 100;
const MAX_CODE = 200;

/** What every writing body may carry. */
export abstract class WritingDto {
  /** The analyst's words. */
  @May(text(2_000))
  note?: string | null;

  /**
   * Other people's ids and codes.
   * @example { "ucdp:id": "36210" }
   */
  @IsOptional()
  @Placed('codes', wrongCodes, {
    type: 'object',
    additionalProperties: { type: ['string', 'null'], minLength: 1, maxLength: MAX_CODE },
  })
  codes?: Record<string, string | null> | null;

  /** The notice that this is part of. */
  @May(uuid)
  noticeId?: string | null;
}

export function toCommonMembers({ note, codes, noticeId }: WritingDto): CommonMembers {
  return { note: note ?? null, codes: toCodes(codes), noticeId: noticeId ?? null };
}

/** A code that is `null` is as good as absent. */
function toCodes(codes: WritingDto['codes']): Record<string, string> {
  const given = Object.entries(codes ?? {});
  return Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== null));
}

function wrongCodes(value: unknown): readonly ProblemPlace[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [{ pointer: '', detail: 'must be an object of texts' }];
  }
  const entries = Object.entries(value).filter(([, code]) => code !== null);
  if (entries.length > MAX_CODES) return [{ pointer: '', detail: `must have at most ${MAX_CODES} members` }];
  return entries.flatMap(([name, code]) => wrongCode(name, code));
}

function wrongCode(name: string, code: unknown): readonly ProblemPlace[] {
  const pointer = `/${escapePointer(name)}`;
  if (!text(MAX_CODE_NAME).accepts(name)) {
    return [{ pointer, detail: `must have a name of 1 to ${MAX_CODE_NAME} characters` }];
  }
  const { accepts, detail } = text(MAX_CODE);
  return accepts(code) ? [] : [{ pointer, detail }];
}
