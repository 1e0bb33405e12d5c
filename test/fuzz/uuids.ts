import type { Random } from '../support/random.js';

/** An id that nothing has, the same for the same seed. */
export function uuidOf(random: Random): string {
  const digits = Array.from({ length: 8 }, () => random.below(65_536).toString(16).padStart(4, '0')).join('');
  const [a, b, c, d] = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(13, 16), digits.slice(17, 20)];
  return `${a}-${b}-7${c}-9${d}-${digits.slice(20)}`;
}
