import { basename } from 'node:path';
import { parseStatedTime } from '../../domain/kernel/time.js';
import { UsageError } from '../endings.js';
import { checkedTime } from '../terminal/arguments.js';

/** What the command line says of times. */
export interface GivenTimes {
  readonly statedAt?: readonly string[];
  readonly statedAtFrom?: string;
}

/** When each file was published. @throws UsageError that says what is missing, or of which file it is not known */
export function statedTimes(files: readonly string[], { statedAt, statedAtFrom }: GivenTimes): string[] {
  if (statedAt && statedAtFrom !== undefined) {
    throw new UsageError('give --stated-at for each file, or --stated-at-from for all of them, not both');
  }
  if (statedAtFrom !== undefined) return files.map((file) => timeInName(file, patternOf(statedAtFrom)));
  if (!statedAt) {
    throw new UsageError(
      'when was it published? Give --stated-at with a date or a time and its offset, once for each file, ' +
        'or --stated-at-from with a pattern that finds it in their names',
    );
  }
  if (statedAt.length !== files.length) {
    const missing = files.slice(statedAt.length).map((file) => `\n  ${file}`);
    throw new UsageError(
      `--stated-at is needed once for each file: ${statedAt.length} for ${files.length} files` +
        (missing.length > 0 ? `; none for${missing.join('')}` : ''),
    );
  }
  return statedAt.map((time) => checkedTime(time, '--stated-at'));
}

function patternOf(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new UsageError(`--stated-at-from is no regular expression: ${(error as Error).message}`);
  }
}

function timeInName(file: string, pattern: RegExp): string {
  const found = pattern.exec(basename(file));
  if (!found) throw new UsageError(`--stated-at-from finds nothing in the name of ${file}`);
  const text = found[1] ?? found[0];
  const time = withPunctuation(text);
  if (parseStatedTime(time) !== null) return time;
  throw new UsageError(
    `--stated-at-from finds in the name of ${file} what is no date and no time with offset: ${text}`,
  );
}

const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d:?\d\d))?$/;

/** The usual form of a time that has none of its punctuation, as names of files often have it. */
function withPunctuation(text: string): string {
  const [, year, month, day, hour, minute, second, offset] = COMPACT.exec(text) ?? [];
  if (year === undefined) return text;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined || offset === undefined) return date;
  return `${date}T${hour}:${minute}:${second}${offset.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`;
}
