import { preferredType } from '../http/negotiation.js';
import { escapeHtml, htmlPage } from '../http/html.js';
import { PROBLEMS, type ProblemKind } from './registry.js';

/** A problem code explained, as a page for people. */
export function problemPage(code: string, { status, title, explanation }: ProblemKind): string {
  return htmlPage(
    title,
    `<p><code>${escapeHtml(code)}</code>, status ${status}</p><p>${escapeHtml(explanation)}</p>`,
  );
}

/** All problem codes, as a page for people. */
export function problemsPage(): string {
  const rows = Object.entries(PROBLEMS).map(
    ([code, { status, title }]) =>
      `<li><a href="/problems/${code}"><code>${code}</code></a> ${status}: ${escapeHtml(title)}</li>`,
  );
  return htmlPage('Problem codes', `<ul>${rows.join('')}</ul>`);
}

/** Whether a page is asked for rather than data. */
export function prefersPage(accept: string | undefined): boolean {
  return preferredType(accept, ['application/json', 'text/html']) === 'text/html';
}
