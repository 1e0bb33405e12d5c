import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { NoticeAnswer } from './answers.js';
import { noticeAnswer } from './build-answer.js';
import { NOTICE_TABLES } from './projection.js';

/** Finds notices that stand at a point: null for one that was taken back, or that is not visible. Each is read once. */
export function standingNotices(
  model: ReadModel,
  point: PointParameters,
): (id: string) => NoticeAnswer | null {
  const at = { sequence: point.sequence, statedAt: point.stated };
  const known = new Map<string, NoticeAnswer | null>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const stream = NOTICE_TABLES.find(model, id, at);
    const notice = stream && noticeAnswer(stream);
    const standing = notice?.status === 'active' ? notice : null;
    known.set(id, standing);
    return standing;
  };
}
