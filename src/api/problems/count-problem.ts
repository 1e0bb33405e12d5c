import type { Metrics } from '../../platform/metrics/metrics.js';
import type { ProblemCode } from './registry.js';

/** Counts a problem that was answered, and of a denial also why. @param withKey whether a key came with the request */
export function countProblem(
  metrics: Pick<Metrics, 'refused' | 'denied'>,
  code: ProblemCode,
  withKey: boolean,
): void {
  metrics.refused.inc({ code });
  const cause = causeOfDenial(code, withKey);
  if (cause !== null) metrics.denied.inc({ cause });
}

function causeOfDenial(code: ProblemCode, withKey: boolean): string | null {
  switch (code) {
    case 'unauthorized':
      return withKey ? 'bad_key' : 'no_key';
    case 'forbidden':
      return 'role';
    case 'own-correction':
      return 'own_correction';
    default:
      return null;
  }
}
