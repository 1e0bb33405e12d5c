import { useContext, useMemo } from 'preact/hooks';
import type { ChangeFeed } from '../ledger/answers.js';
import { useAnswer } from '../ledger/use-answer.js';
import { endOf } from '../wording/time.js';
import { type KnownMoments, KnownMomentsContext } from './known-moments.js';

/** The moments that the page tells of; else those of the first changes that the ledger knows. */
export function useKnownMoments(isOpen: boolean): KnownMoments {
  const { moments } = useContext(KnownMomentsContext);
  const isTold = moments.stated.length > 0 || moments.recorded.length > 0;
  const { answer } = useAnswer<ChangeFeed>(isTold || !isOpen ? null : '/changes', { limit: '1000' });
  return useMemo(() => {
    if (isTold || !answer) return moments;
    return {
      stated: answer.items.map(({ effectiveAt }) => endOf(effectiveAt)),
      recorded: answer.items.map(({ recordedAt }) => Date.parse(recordedAt)),
    };
  }, [moments, answer]);
}
