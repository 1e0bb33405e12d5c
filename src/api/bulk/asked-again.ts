/** Milliseconds. */
const EACH_MS = 1_000;

/** What is asked again at most once a second; what was answered last counts meanwhile. It begins with true. */
export function askedAgain(ask: () => Promise<boolean>): () => Promise<boolean> {
  let [answer, askedAt] = [Promise.resolve(true), performance.now()];
  return () => {
    if (performance.now() - askedAt >= EACH_MS) [answer, askedAt] = [ask(), performance.now()];
    return answer;
  };
}
