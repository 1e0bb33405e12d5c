import { readFileSync } from 'node:fs';

/** Of a process, in MiB: now, and at most so far. Linux alone tells. */
export function memoryOf(pid: number): [string, string] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const inMib = (field: string) =>
      (Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024).toFixed(0);
    return [inMib('VmRSS'), inMib('VmHWM')];
  } catch {
    return ['?', '?'];
  }
}
