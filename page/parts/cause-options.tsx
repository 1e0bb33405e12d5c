import { CAUSES } from '../../src/domain/kernel/cause.js';
import { causeInWords } from '../wording/codes.js';

/** Every cause to choose from, with what it says of the figure before. */
export function CauseOptions() {
  return (
    <>
      {CAUSES.map((code) => (
        <option key={code} value={code}>
          {causeInWords(code).label}: {causeInWords(code).meaning}
        </option>
      ))}
    </>
  );
}
