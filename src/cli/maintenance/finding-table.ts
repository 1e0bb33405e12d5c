import type { Finding } from '../../maintenance/findings.js';
import { table } from '../terminal/table.js';

/** What is wrong, and where: a line each. */
export function findingTable(findings: readonly Finding[]): string {
  const rows = findings.map((finding) => [finding.check, placeOf(finding), finding.what]);
  return table(['check', 'where', 'what'], rows);
}

function placeOf({ position, sequence, stream, revision, table: of, key }: Finding): string {
  const parts = [
    position === undefined ? [] : [`position ${position}`],
    sequence === undefined ? [] : [`sequence ${sequence}`],
    stream === undefined ? [] : [`${stream} revision ${revision}`],
    of === undefined ? [] : [`table ${of}`],
    key === undefined ? [] : [key],
  ].flat();
  return parts.join(', ') || '-';
}
