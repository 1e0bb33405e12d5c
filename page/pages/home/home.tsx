import { PageFrame } from '../../parts/page.js';

export default function Home() {
  return <PageFrame title="What was said, and how it moved">…</PageFrame>;
}
