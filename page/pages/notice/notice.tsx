import { PageFrame } from '../../parts/page.js';

export default function Unwritten() {
  return <PageFrame title="Not written yet">…</PageFrame>;
}
