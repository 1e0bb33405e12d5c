import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CAUSES } from '../../src/domain/kernel/cause.js';
import { readConfig } from '../../src/platform/config/read-config.js';

const read = (file: string) => readFileSync(file, 'utf8');

/** All that a pattern's first group finds in a text. */
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, first = '']) => first);

describe('what is written about the ledger', () => {
  const adrs = readdirSync('docs/adr').map((name) => join('docs/adr', name));
  const documents = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/correcting.md', ...adrs];

  /** What the documents say by a pattern, each with where it is said. */
  const said = (pattern: RegExp) =>
    documents.flatMap((document) => found(read(document), pattern).map((text) => ({ document, text })));

  it('leads to what is there', () => {
    const links = said(/\]\(([^)#:]+)(?:#[^)]*)?\)/g);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter(({ document, text }) => !existsSync(join(dirname(document), text)))).toEqual([]);
  });

  it('names files and folders that are there, or the beginning of their names', () => {
    const paths = said(/(?<![\w./-])((?:src|projections|test|docs|examples|bench|scripts)\/[\w./-]+)/g);
    expect(paths.length).toBeGreaterThan(100);
    // Where a part is left to be filled in (`<name>`, `*`), what stands before it counts.
    expect(paths.filter(({ text }) => !isBeginning(text.replace(/[./]+$/, '')))).toEqual([]);
  });

  it('calls scripts that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const called = said(/npm run ([\w:]+)/g);
    expect(called.length).toBeGreaterThan(5);
    expect(called.filter(({ text }) => !(text in scripts))).toEqual([]);
  });
});

/** Whether a file or a folder has this name, or one that goes on with it. */
function isBeginning(path: string): boolean {
  const folder = dirname(path);
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(basename(path)));
}

describe('the page about setting figures right', () => {
  it('explains every cause, and no other', () => {
    const [, causes = ''] = read('docs/correcting.md').split('## Which cause');
    expect(found(causes, /^\| `(\w+)` \|/gm)).toEqual([...CAUSES]);
  });
});

describe('the settings of the README', () => {
  /** Each with its value when nothing is set, as it is written. */
  const settings = new Map(
    [...read('README.md').matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|(.*?)\|/gm)].flatMap(
      ([, names = '', values = '']) =>
        found(names, /`(\w+)`/g).map(
          (name, index) => [name, values.split(',')[index]?.trim() ?? ''] as const,
        ),
    ),
  );

  it('are those that the ledger reads', () => {
    const known = found(read('src/platform/config/read-config.ts'), /^ {2}([A-Z_]+): \[/gm);
    expect(known.length).toBeGreaterThan(10);
    expect([...settings.keys()].sort()).toEqual(known.sort());
  });

  it('have the values that it says when nothing is set', () => {
    const usual = [...settings].filter(([, value]) => value.startsWith('`'));
    expect(usual.length).toBeGreaterThan(10);
    const environment = Object.fromEntries(usual.map(([name, value]) => [name, value.replaceAll('`', '')]));
    expect(readConfig(environment)).toEqual(readConfig({}));
  });
});
