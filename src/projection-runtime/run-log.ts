/** Where the runtime says what it does. */
export interface RunLog {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
