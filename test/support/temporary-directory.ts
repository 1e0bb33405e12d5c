import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives each test of the enclosing block an empty directory, and removes it afterwards. */
export function useTemporaryDirectory(): () => string {
  let directory = '';
  beforeEach(() => {
    directory = made();
  });
  afterEach(() => removed(directory));
  return () => directory;
}

/** Gives all tests of the enclosing block one directory, empty at first, and removes it after the last. */
export function useSharedDirectory(): () => string {
  let directory = '';
  beforeAll(() => {
    directory = made();
  });
  afterAll(() => removed(directory));
  return () => directory;
}

const made = () => mkdtempSync(join(tmpdir(), 'ledger-test-'));
const removed = (directory: string) => rmSync(directory, { recursive: true, force: true });
