/** Where an adapter says what it meets and what it does about it; a pino logger fits. */
export interface LogMessages {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export const SILENT: LogMessages = { info: () => undefined, warn: () => undefined };
