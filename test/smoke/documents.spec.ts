import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { COMMAND_TABLE } from '../../src/api/commands/command-table.js';
import { CAUSES } from '../../src/domain/kernel/cause.js';
import { readConfig, SETTING_NAMES } from '../../src/platform/config/read-config.js';

const read = (file: string) => readFileSync(file, 'utf8');

/** All that a pattern's first group finds in a text. */
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, first = '']) => first);

describe('what is written about the ledger', () => {
  const adrs = readdirSync('docs/adr').map((name) => join('docs/adr', name));
  const pages = readdirSync('docs').filter((name) => name.endsWith('.md'));
  const documents = ['README.md', 'CONTRIBUTING.md', ...pages.map((name) => join('docs', name)), ...adrs];

  /** What the documents say by a pattern, each with where it is said. */
  const said = (pattern: RegExp) =>
    documents.flatMap((document) => found(read(document), pattern).map((text) => ({ document, text })));

  it('leads to what is there', () => {
    const links = said(/\]\(([^)#:]+)(?:#[^)]*)?\)/g);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter(({ document, text }) => !existsSync(join(dirname(document), text)))).toEqual([]);
  });

  it('names files and folders that are there, or the beginning of their names', () => {
    const paths = said(/(?<![\w./-])((?:src|projections|page|test|docs|examples|bench|scripts)\/[\w./-]+)/g);
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

describe('the table of what lines of commands name', () => {
  it('has the commands that need each member, and no other', () => {
    const parts = COMMAND_TABLE.flatMap(({ commands }) =>
      commands.flatMap(({ name, part }) => (part ? [{ name, member: part.name }] : [])),
    );
    const needed = [...Map.groupBy(parts, ({ member }) => member)].map(([member, by]) => [
      member,
      [...new Set(by.map(({ name }) => name))],
    ]);
    const [, section = ''] = read('README.md').split('### Many commands at once');
    const [table = ''] = section.split('###');
    const rows = [...table.matchAll(/^\| `(\w+)`,? [^|]*\| ([^|]+) \|$/gm)].map(
      ([, member = '', commands = '']) => [member, found(commands, /`(\w+)`/g)],
    );
    expect(new Map(rows as [string, string[]][])).toEqual(new Map(needed as [string, string[]][]));
    expect(rows).toHaveLength(5);
  });
});

describe('the page of the settings', () => {
  const rows = [...read('docs/settings.md').matchAll(/^\| `([A-Z_]+)` \| (.*?) ?\|.*?\| \S.* \|$/gm)];
  /** Each with its value when nothing is set, as it is written. */
  const settings = new Map(rows.map(([, name = '', value = '']) => [name, value] as const));

  it('has those that the ledger reads, each once', () => {
    expect(SETTING_NAMES.length).toBeGreaterThan(10);
    expect(rows.map(([, name]) => name).sort()).toEqual([...SETTING_NAMES].sort());
  });

  it('says the values that they have when nothing is set', () => {
    const usual = [...settings].filter(([, value]) => value.startsWith('`'));
    expect(usual.length).toBeGreaterThan(10);
    const environment = Object.fromEntries(usual.map(([name, value]) => [name, value.replaceAll('`', '')]));
    expect(readConfig(environment)).toEqual(readConfig({}));
  });
});
