import { once } from 'node:events';

/** Control characters, which texts from outside must not send to a terminal. */
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Text that does nothing but show itself. */
export function printable(text: string): string {
  return text.replace(CONTROLS, '\ufffd');
}

/** What the command says: results on stdout, everything else on stderr. */
export class Output {
  private status = '';

  /** @param isJson whether results are wanted as JSON, for programs */
  constructor(
    readonly isJson: boolean,
    private readonly stdout: NodeJS.WriteStream,
    private readonly stderr: NodeJS.WriteStream,
  ) {}

  /** A result for people: lines. */
  say(text: string): void {
    this.clear();
    this.stdout.write(`${printable(text)}\n`);
  }

  /** A result for programs, readable too. */
  json(value: unknown): void {
    this.clear();
    this.stdout.write(`${escaped(JSON.stringify(value, null, 2))}\n`);
  }

  /** One of many results for programs: a line. Resolves when there is room for the next one. */
  async jsonLine(value: unknown): Promise<void> {
    await this.line(escaped(JSON.stringify(value)));
  }

  /** One of many results: a line. Resolves when there is room for the next one. */
  async line(text: string): Promise<void> {
    this.clear();
    if (!this.stdout.write(`${printable(text)}\n`)) await once(this.stdout, 'drain');
  }

  /** Something beside the results: lines. */
  note(text: string): void {
    this.clear();
    this.stderr.write(`${printable(text)}\n`);
  }

  /** Where it is, on a terminal alone; the next one takes its place. */
  progress(text: string): void {
    if (!this.stderr.isTTY) return;
    this.clear();
    this.status = printable(text).slice(0, Math.max(20, this.stderr.columns - 1));
    this.stderr.write(this.status);
  }

  /** Takes away what `progress` has written. */
  clear(): void {
    if (this.status !== '') this.stderr.write('\r\x1b[K');
    this.status = '';
  }
}

/** The same JSON, without the control characters that JSON would allow. */
function escaped(json: string): string {
  return json.replace(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
