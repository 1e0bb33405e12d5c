import { specify } from '../../../test/support/given-when-then.js';
import { NOTHING_COMMON } from '../../../test/support/samples.js';
import type { DefineGroup } from './commands.js';
import { defineGroup } from './decisions.js';
import type { GroupEvent } from './events.js';
import { evolveGroup, type GroupState } from './state.js';

const { given } = specify<GroupState, GroupEvent>(evolveGroup);

const paramedics: DefineGroup = {
  code: 'paramedics',
  label: null,
  scheme: 'role',
  within: 'medical_staff',
  ...NOTHING_COMMON,
};
const defined: GroupEvent = { kind: 'group-defined', data: paramedics };
const context = { id: '7dac715e-2398-5189-8cff-99308bd4e73e', isBuiltIn: false, containers: 2 };

describe('defining a group', () => {
  it('keeps all that is said of it', () => {
    given()
      .when((state) => defineGroup(state, paramedics, context))
      .then({ kind: 'group-defined', data: paramedics });
  });

  it('is refused where the code is taken, and names who has it', () => {
    const isTaken = {
      kind: 'rejected',
      rejection: { code: 'code-taken', members: { existingId: context.id } },
    };
    const again = given(defined).when((state) => defineGroup(state, paramedics, context));
    expect(again.decision).toMatchObject(isTaken);
    const builtIn = given().when((state) => defineGroup(state, paramedics, { ...context, isBuiltIn: true }));
    expect(builtIn.decision).toMatchObject(isTaken);
  });

  it('needs the group that contains it, which is said before the code is looked at', () => {
    given(defined)
      .when((state) => defineGroup(state, paramedics, { ...context, containers: null }))
      .thenRefused('invalid', '/within');
  });

  it('lies in sixteen groups at most', () => {
    given()
      .when((state) => defineGroup(state, paramedics, { ...context, containers: 16 }))
      .then({ kind: 'group-defined', data: paramedics });
    given()
      .when((state) => defineGroup(state, paramedics, { ...context, containers: 17 }))
      .thenRefused('invalid', '/within');
  });
});
