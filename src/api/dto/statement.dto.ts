import { IsOptional } from 'class-validator';
import type { Statement } from '../../domain/kernel/statement.js';
import { type StatedTime, parseStatedTime } from '../../domain/kernel/time.js';
import { sha256, statedTime, text, uuid, webAddress, wholeNumber } from './checks.js';
import { Each, Is, May } from './members.js';

/** Who said it, when, carried by whom, where it can be read. */
export class StatementDto {
  @Is(uuid)
  sourceId!: string;

  /** When the source said it: an instant, or a date for "some time that day". */
  @Is(statedTime)
  statedAt!: string;

  /** Sources that carried it, nearest to the speaker first. */
  @IsOptional()
  @Each(uuid, 10)
  via?: string[] | null;

  /** Credibility of what is said, 1 (confirmed) to 6 (cannot be judged). */
  @May(wholeNumber(1, 6))
  credibility?: number | null;

  /** Where it can be read. */
  @May(webAddress)
  url?: string | null;

  /** Where a copy of it is kept. */
  @May(webAddress)
  archivedUrl?: string | null;

  /** SHA-256 of the document, in hexadecimal. */
  @May(sha256)
  evidenceSha256?: string | null;

  /** The words that say it. */
  @May(text(2_000))
  quote?: string | null;
}

export function toStatement(dto: StatementDto): Statement {
  return {
    sourceId: dto.sourceId,
    statedAt: toStatedTime(dto.statedAt),
    via: dto.via ?? [],
    credibility: dto.credibility ?? null,
    url: dto.url ?? null,
    archivedUrl: dto.archivedUrl ?? null,
    evidenceSha256: dto.evidenceSha256?.toLowerCase() ?? null,
    quote: dto.quote ?? null,
  };
}

/** The normal form of a stated time that was checked before. */
export function toStatedTime(text: string): StatedTime {
  const time = parseStatedTime(text);
  if (time === null) throw new RangeError('a stated time was not checked before it was used');
  return time;
}
