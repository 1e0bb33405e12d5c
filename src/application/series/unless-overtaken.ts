import { CommandRejectedError } from '../commands/errors.js';

/** Waits for a command whose effect another node may have had meanwhile. @param codes how the ledger refuses it then */
export async function unlessOvertaken(running: Promise<unknown>, codes: ReadonlySet<string>): Promise<void> {
  try {
    await running;
  } catch (error) {
    if (!(error instanceof CommandRejectedError) || !codes.has(error.rejection.code)) throw error;
  }
}
