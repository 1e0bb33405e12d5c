import { accept, type Decision, reject } from '../kernel/decision.js';
import type { GradeSource, RegisterSource } from './commands.js';
import type { SourceEvent } from './events.js';
import type { SourceState } from './state.js';

export function registerSource(state: SourceState | null, command: RegisterSource): Decision<SourceEvent> {
  if (state) return reject('id-taken', 'a source with this id is registered already');
  return accept({ kind: 'source-registered', data: command });
}

export function gradeSource(state: SourceState | null, command: GradeSource): Decision<SourceEvent> {
  if (!state) return reject('not-found', 'there is no such source');
  if (state.reliability === command.reliability) {
    return reject('no-change', `the source is graded ${command.reliability} already`);
  }
  return accept({ kind: 'source-graded', data: { ...command, previous: state.reliability } });
}
