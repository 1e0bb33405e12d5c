/** What each line of a text is, in JSON. */
export function jsonLines<Line>(text: string): Line[] {
  const lines = text.trimEnd();
  return lines === '' ? [] : lines.split('\n').map((line) => JSON.parse(line) as Line);
}
