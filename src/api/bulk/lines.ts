/** Bytes of one line. */
export const LINE_LIMIT = 1024 * 1024;

/** A line of a stream. */
export interface Line {
  /** From 1; blank lines count and are left out. */
  readonly number: number;
  /** Null for one that is longer than {@link LINE_LIMIT}. */
  readonly bytes: Buffer | null;
}

const LINE_FEED = 0x0a;

/** The lines of a stream of bytes, one at a time. Holds one line at most, and nothing of one that is too long. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  const pending = new PendingLine();
  let number = 1;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      pending.add(chunk.subarray(start, end));
      start = end + 1;
      const bytes = pending.take();
      if (bytes === null || !isBlank(bytes)) yield { number, bytes };
      number += 1;
    }
    pending.add(chunk.subarray(start));
  }
  const last = pending.take();
  if (last === null || !isBlank(last)) yield { number, bytes: last };
}

class PendingLine {
  private parts: Buffer[] = [];
  private length = 0;

  add(part: Buffer): void {
    this.length += part.length;
    // What is too long already is counted and not kept.
    if (this.length > LINE_LIMIT) this.parts = [];
    else this.parts.push(part);
  }

  take(): Buffer | null {
    const line = this.length > LINE_LIMIT ? null : Buffer.concat(this.parts);
    this.parts = [];
    this.length = 0;
    return line;
  }
}

function isBlank(bytes: Buffer): boolean {
  return bytes.toString('latin1').trim() === '';
}
