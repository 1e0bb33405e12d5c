import { PassThrough } from 'node:stream';
import { Output } from './output.js';

function collected(isTTY = false) {
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY, columns: 80 });
  return {
    stream: stream as unknown as NodeJS.WriteStream,
    text: () => (stream.read() as string | null) ?? '',
  };
}

describe('the output', () => {
  it('lets no text from outside steer the terminal', () => {
    const [out, err] = [collected(), collected()];
    const output = new Output(false, out.stream, err.stream);
    output.say('\u001b[2Jgone \u009b31mred \u202eback\nnext');
    expect(out.text()).toBe('\ufffd[2Jgone \ufffd31mred \ufffdback\nnext\n');
  });

  it('keeps JSON the same value, without such characters', async () => {
    const [out, err] = [collected(), collected()];
    await new Output(true, out.stream, err.stream).jsonLine({ title: '\u001b\u009b\u202e' });
    const text = out.text();
    expect(text).toBe('{"title":"\\u001b\\u009b\\u202e"}\n');
    expect(JSON.parse(text)).toEqual({ title: '\u001b\u009b\u202e' });
  });

  it('shows progress on a terminal alone, and takes it away', () => {
    const [out, err, file] = [collected(), collected(true), collected()];
    const output = new Output(false, out.stream, err.stream);
    output.progress('1 of 2');
    output.say('done');
    expect(err.text()).toBe('1 of 2\r\u001b[K');
    new Output(false, out.stream, file.stream).progress('1 of 2');
    expect(file.text()).toBe('');
  });
});
