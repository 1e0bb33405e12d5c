import type { OpenAPIObject } from '@nestjs/swagger';
import { MEDIA_TYPES } from '../exports/form.js';
import { escapeHtml, htmlPage } from '../http/html.js';
import { anchorOf, TABLE_EXTENSION, type TableDescription } from './exported.js';

/** What holds for all exports, a paragraph each. */
const RULES = [
  `Every list comes as ${Object.entries(MEDIA_TYPES)
    .map(([form, type]) => `<code>${form}</code> (<code>${type}</code>)`)
    .join(', ')}: by <code>format</code>, else by <code>Accept</code>. GeoJSON is for what has a place.`,
  'Without <code>limit</code> it is the whole list, as of one point; with it a page, whose <code>Link</code> leads on.',
  'Headers say the point (<code>Ledger-As-Of-Sequence</code>, <code>Ledger-As-Of</code>, <code>Ledger-Stated-As-Of</code>) ' +
    'and the licence (<code>Ledger-Data-Licence</code>). <code>Ledger-Row-Count</code> is a trailer, and a header too where ' +
    'the list was read before the answer began. GeoJSON has all of it as members beside <code>features</code>, Parquet in ' +
    'its metadata (<code>ledger.…</code>). What is cut off does not end as HTTP ends: it is an error.',
  'A column is called as the member of the JSON, what is inside a member after it and an underscore. Nothing is an empty ' +
    'cell in CSV and null in Parquet. What is said of a figure stands in <code>state</code>: <code>reported</code>, ' +
    '<code>unknown</code>, <code>retracted</code>, or nothing where no figure is stated; zero is 0.',
  'CSV is RFC 4180 in UTF-8 with a line of names, also when nothing follows; <code>hxl=true</code> adds a line of HXL tags. ' +
    'A text that begins with <code>=</code>, <code>+</code>, <code>-</code>, <code>@</code>, their wide forms, TAB, CR, LF ' +
    "or <code>'</code> has one more <code>'</code> in front, so that no spreadsheet runs it: take one away from each text " +
    'that begins with one. Numbers are as they are. Lists and objects are JSON. ' +
    'The table of a series is as it was published, without any of that: <code>=1+1</code> stays what it is.',
  'In Parquet <code>integer</code> is INT64, <code>number</code> DOUBLE, <code>instant</code> TIMESTAMP in milliseconds UTC, ' +
    '<code>json</code> JSON, <code>text</code> STRING. What may be a date or an instant is text, as it was given.',
];

/** The columns of all lists, as a page for people. */
export function exportsPage(document: OpenAPIObject): string {
  const byTable = Map.groupBy(exportsOf(document), ({ table }) => table.name);
  const sections = [...byTable.values()].map((same) => sectionOf(same));
  return htmlPage('Exports', RULES.map((rule) => `<p>${rule}</p>`).join('') + sections.join(''));
}

interface Exported {
  readonly path: string;
  readonly table: TableDescription;
}

function exportsOf({ paths }: OpenAPIObject): Exported[] {
  return Object.entries(paths).flatMap(([path, { get }]) => {
    const table = (get as Readonly<Record<string, unknown>> | undefined)?.[TABLE_EXTENSION];
    return table ? [{ path, table: table as TableDescription }] : [];
  });
}

function sectionOf(same: readonly Exported[]): string {
  const paths = same.map(({ path }) => `<code>${escapeHtml(path)}</code>`).join(', ');
  return same
    .slice(0, 1)
    .map(({ table: { name, columns } }) => {
      const rows = columns.map((column) => {
        const { type, hxl, description } = column;
        const cells = [`<code>${column.name}</code>`, type, `<code>${hxl}</code>`, escapeHtml(description)];
        return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
      });
      return (
        `<h2 id="${anchorOf(name)}">${escapeHtml(name)}</h2><p>${paths}</p>` +
        `<table><thead><tr><th>Column</th><th>Holds</th><th>HXL</th><th>What</th></tr></thead>` +
        `<tbody>${rows.join('')}</tbody></table>`
      );
    })
    .join('');
}
