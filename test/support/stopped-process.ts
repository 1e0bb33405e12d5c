import { existsSync, readFileSync } from 'node:fs';

/** Whether this system tells that a process stands still. */
export const CAN_STOP_PROCESSES = existsSync('/proc/self/stat');

/** Does something while a process stands still, wherever it is, and lets it go on. Nothing else runs here meanwhile. */
export function whileStopped<Result>(pid: number, action: () => Result): Result {
  process.kill(pid, 'SIGSTOP');
  try {
    while (!isStopped(pid));
    return action();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

function isStopped(pid: number): boolean {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.startsWith('T') ?? false;
}
