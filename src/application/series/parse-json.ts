import { type JSONVisitor, printParseErrorCode, visit } from 'jsonc-parser';
import { withoutNaN, type WithoutNaN } from './nan-literals.js';
import { UnreadableFileError } from './unreadable-file-error.js';

/**
 * The value of a JSON text in which `NaN` may stand for `null`.
 * @throws UnreadableFileError with line and column, also where an object has two members of one name
 */
export function parseJson(json: string): unknown {
  const read = withoutNaN(json);
  const value = parsed(read);
  refuseRepeatedNames(read);
  return value;
}

function parsed(read: WithoutNaN): unknown {
  try {
    return JSON.parse(read.text) as unknown;
  } catch {
    refuse(read);
  }
}

/** The engine does not always say where: a parser that does reads the text once more, up to there. */
function refuse(read: WithoutNaN): never {
  follow(read.text, {
    onError: (code, offset, _length, line, inLine) => {
      const what = printParseErrorCode(code).replace(/\B[A-Z]/g, (letter) => ` ${letter}`);
      throw new UnreadableFileError(
        `the file is not JSON: ${placeOf(read, offset, line, inLine)}: ${what.toLowerCase()}`,
      );
    },
  });
  throw new UnreadableFileError('the file is not JSON');
}

/** The engine keeps the last of several members, and what was published under the others would be gone. */
function refuseRepeatedNames(read: WithoutNaN): void {
  const open: Set<string>[] = [];
  follow(read.text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name, offset, _length, line, inLine) => {
      const names = open.at(-1);
      if (names?.has(name)) {
        const place = placeOf(read, offset, line, inLine);
        throw new UnreadableFileError(
          `the file says two things under one name: ${place}: its object has a member ${JSON.stringify(name)} already`,
        );
      }
      names?.add(name);
    },
  });
}

function follow(text: string, visitor: JSONVisitor): void {
  try {
    visit(text, visitor, { disallowComments: true });
  } catch (error) {
    if (error instanceof UnreadableFileError) throw error;
    // Brackets without end: deeper than the parser follows them.
  }
}

/** Where something stands in the text as it was published. */
function placeOf({ replaced }: WithoutNaN, offset: number, line: number, inLine: number): string {
  const begin = offset - inLine;
  const grown = replaced.filter((at) => at >= begin && at < offset).length;
  return `line ${line + 1}, column ${inLine - grown + 1}`;
}
