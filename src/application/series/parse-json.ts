import { printParseErrorCode, visit } from 'jsonc-parser';
import { withoutNaN, type WithoutNaN } from './nan-literals.js';
import { UnreadableFileError } from './unreadable-file-error.js';

/**
 * The value of a JSON text in which `NaN` may stand for `null`.
 * @throws UnreadableFileError with line and column
 */
export function parseJson(json: string): unknown {
  const read = withoutNaN(json);
  try {
    return JSON.parse(read.text) as unknown;
  } catch {
    refuse(read);
  }
}

/** The engine does not always say where: a parser that does reads the text once more, up to there. */
function refuse({ text, replaced }: WithoutNaN): never {
  try {
    visit(
      text,
      {
        onError: (code, offset, _length, line, inLine) => {
          const begin = offset - inLine;
          const grown = replaced.filter((at) => at >= begin && at < offset).length;
          const what = printParseErrorCode(code).replace(/\B[A-Z]/g, (letter) => ` ${letter}`);
          throw new UnreadableFileError(
            `the file is not JSON: line ${line + 1}, column ${inLine - grown + 1}: ${what.toLowerCase()}`,
          );
        },
      },
      { disallowComments: true },
    );
  } catch (error) {
    if (error instanceof UnreadableFileError) throw error;
    // Brackets without end: deeper than the parser follows them.
  }
  throw new UnreadableFileError('the file is not JSON');
}
