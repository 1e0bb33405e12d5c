/**
 * What a promise comes to, or what `late` says once it is not settled after this many milliseconds: it is left to itself
 * then.
 */
export async function within<Answer, Late>(
  milliseconds: number,
  promise: Promise<Answer>,
  late: () => Late,
): Promise<Answer | Late> {
  const { promise: tooLong, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  try {
    return await Promise.race([promise, tooLong.then(late)]);
  } finally {
    clearTimeout(timer);
  }
}
