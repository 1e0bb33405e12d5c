const SHOWN = 80;

/** A text of a file as errors and warnings quote it: its beginning, if it is long. */
export function shownText(text: string): string {
  return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
}
