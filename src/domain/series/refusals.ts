import { reject } from '../kernel/decision.js';

const MAX_ERRORS = 20;

/** Why a file does not fit its series: the first of the places where it does not. */
export class Refusals {
  private readonly details: string[] = [];

  /** @param row its number in the file, from 1 */
  add(row: number, column: string, detail: string): void {
    if (this.details.length < MAX_ERRORS) this.details.push(`row ${row}, column ${column}: ${detail}`);
  }

  /** Null when there is none. */
  rejection(): ReturnType<typeof reject> | null {
    if (this.details.length === 0) return null;
    return reject('invalid', 'the file does not fit the series', {
      errors: this.details.map((detail) => ({ pointer: '', detail })),
    });
  }
}
