/** Where the adapter tells of drops and of what it does about them; a pino logger fits. */
export interface AdapterLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export const SILENT: AdapterLogger = { info: () => undefined, warn: () => undefined };
