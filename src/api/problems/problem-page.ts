import { PROBLEMS, type ProblemKind } from './registry.js';

/** A problem code explained, as a page for people. */
export function problemPage(code: string, { status, title, explanation }: ProblemKind): string {
  return page(title, `<p><code>${escape(code)}</code>, status ${status}</p><p>${escape(explanation)}</p>`);
}

/** All problem codes, as a page for people. */
export function problemsPage(): string {
  const rows = Object.entries(PROBLEMS).map(
    ([code, { status, title }]) =>
      `<li><a href="/problems/${code}"><code>${code}</code></a> ${status}: ${escape(title)}</li>`,
  );
  return page('Problem codes', `<ul>${rows.join('')}</ul>`);
}

/** Whether a page is asked for rather than data. */
export function prefersPage(accept: string | undefined): boolean {
  const [page, data] = [accept?.indexOf('text/html') ?? -1, accept?.indexOf('json') ?? -1];
  return page >= 0 && (data < 0 || page < data);
}

function page(title: string, body: string): string {
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
    `<title>${escape(title)}</title></head><body><main><h1>${escape(title)}</h1>${body}</main></body></html>`
  );
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
