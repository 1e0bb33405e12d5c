/** JSON in which each bare `NaN` is `null`, and where those stood. */
export interface WithoutNaN {
  readonly text: string;
  /** Where in `text` a `null` stands that was a `NaN`, ascending. */
  readonly replaced: readonly number[];
}

const NAN = 'NaN';
const NULL = 'null';

/** Publishers' tools write `NaN`, which no JSON has. In strings it is text and stays. */
export function withoutNaN(json: string): WithoutNaN {
  const parts: string[] = [];
  const replaced: number[] = [];
  let copied = 0;
  let at = 0;
  let quote = json.indexOf('"');
  let nan = json.indexOf(NAN);
  while (nan !== -1) {
    if (quote !== -1 && quote < nan) {
      at = endOfString(json, quote);
      quote = json.indexOf('"', at);
    } else {
      replaced.push(nan + replaced.length * (NULL.length - NAN.length));
      parts.push(json.slice(copied, nan), NULL);
      at = copied = nan + NAN.length;
    }
    if (nan < at) nan = json.indexOf(NAN, at);
  }
  return { text: parts.length === 0 ? json : parts.join('') + json.slice(copied), replaced };
}

/** What comes after the string that begins there; the end of the text when nothing closes it. */
function endOfString(json: string, begin: number): number {
  let quote = json.indexOf('"', begin + 1);
  while (quote !== -1 && isEscaped(json, quote)) quote = json.indexOf('"', quote + 1);
  return quote === -1 ? json.length : quote + 1;
}

function isEscaped(json: string, at: number): boolean {
  let first = at;
  while (json[first - 1] === '\\') first--;
  return (at - first) % 2 === 1;
}
