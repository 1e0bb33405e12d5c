import { statfs } from 'node:fs/promises';
import { getHeapStatistics } from 'node:v8';
import { Injectable } from '@nestjs/common';

/** What the machine, or the container, has left for this process. */
@Injectable()
export class Machine {
  /** How much of what it may have is used, from 0 to 1: of the heap, or of a container's memory. */
  memoryShare(): number {
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    const container = process.constrainedMemory();
    // Where nothing bounds it, this is 0 or more than any machine has.
    const ofContainer = container > 0 ? process.memoryUsage.rss() / container : 0;
    return Math.max(used / limit, ofContainer);
  }

  /** Bytes that are free for this user where a directory is; null when the system does not say. */
  async freeBytes(directory: string): Promise<number | null> {
    try {
      const { bavail, bsize } = await statfs(directory);
      return bavail * bsize;
    } catch {
      return null;
    }
  }
}
