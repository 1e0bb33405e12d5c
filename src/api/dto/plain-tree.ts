import type { ProblemPlace } from '../problems/problem.js';
import { escapePointer } from '../problems/problem-of.js';

/** How deep a body nests at most, and how many values it holds. Any body that says something is far below. */
const MAX_DEPTH = 16;
const MAX_VALUES = 10_000;

/** Control characters, apart from tab and what ends lines. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/**
 * What no body may hold anywhere: texts that are not fit for people or not Unicode, numbers that JSON cannot give
 * back, members that are named like what every object has, and a size made to hurt. Run before anything else looks.
 */
export function forbiddenPlaces(body: unknown): ProblemPlace[] {
  const walk = new Walk();
  walk.visit(body, '', 0);
  return walk.places;
}

class Walk {
  readonly places: ProblemPlace[] = [];
  private seen = 0;

  visit(value: unknown, pointer: string, depth: number): void {
    this.seen++;
    if (this.seen > MAX_VALUES) {
      if (this.seen === MAX_VALUES + 1) this.refuse('', `holds more than ${MAX_VALUES} values`);
      return;
    }
    if (typeof value === 'string') this.text(value, pointer);
    else if (typeof value === 'number') this.number(value, pointer);
    else if (typeof value === 'object' && value !== null) this.inside(value, pointer, depth);
  }

  private inside(value: object, pointer: string, depth: number): void {
    if (depth === MAX_DEPTH) {
      this.refuse(pointer, 'is nested too deeply');
      return;
    }
    for (const [name, item] of Object.entries(value)) {
      if (this.seen > MAX_VALUES) return;
      const place = `${pointer}/${escapePointer(name)}`;
      // `__proto__`, `constructor` and their kind: no member is named so, and copying them would do harm.
      if (!Array.isArray(value) && name in Object.prototype) this.refuse(place, 'unknown field');
      else if (isText(name)) this.visit(item, place, depth + 1);
      else this.refuse(pointer, 'has a member whose name is not text');
    }
  }

  private text(value: string, pointer: string): void {
    if (!isText(value)) this.refuse(pointer, 'must not hold control characters or broken Unicode');
  }

  private number(value: number, pointer: string): void {
    if (!Number.isFinite(value)) this.refuse(pointer, 'is a number too large to be kept');
  }

  private refuse(pointer: string, detail: string): void {
    this.places.push({ pointer, detail });
  }
}

function isText(value: string): boolean {
  return value.isWellFormed() && !CONTROL.test(value);
}
