import {
  AcceptCorrection,
  ProposeCorrection,
  RejectCorrection,
  WithdrawCorrection,
} from '../../application/commands/commands.js';
import { countNoun, type Family } from '../../domain/counts/families.js';
import {
  AcceptCorrectionDto,
  CloseCorrectionDto,
  ProposeCorrectionDto,
  toAcceptCorrection,
  toCloseCorrection,
  toProposeCorrection,
} from '../dto/correction.dto.js';
import { aboutPart, addressed, type CommandSpec } from './command-spec.js';

const CORRECTION = { name: 'correctionId', parameter: 'cid' };

/** The commands about corrections of the counts of one family. */
export function correctionCommands({ code: family, label: heading }: Family): readonly CommandSpec[] {
  const noun = countNoun(family);
  const label = heading.toLowerCase();
  return [
    addressed({
      name: 'ProposeCorrection',
      operationId: `propose${noun}Correction`,
      path: 'corrections',
      summary: `Propose a correction of the figure in force (${label})`,
      role: 'analyst',
      problems: ['not-found', 'retracted'],
      dto: ProposeCorrectionDto,
      make: (context, id, dto) => new ProposeCorrection(context, family, id, toProposeCorrection(dto)),
    }),
    aboutPart({
      name: 'AcceptCorrection',
      operationId: `accept${noun}Correction`,
      path: 'corrections/:cid/acceptance',
      part: CORRECTION,
      summary: `Accept a correction that somebody else proposed (${label})`,
      role: 'reviewer',
      ifMatch: 'heeded',
      problems: ['not-found', 'own-correction', 'retracted', 'correction-closed', 'figure-moved'],
      dto: AcceptCorrectionDto,
      make: (context, id, correction, dto) =>
        new AcceptCorrection(context, family, id, toAcceptCorrection(dto, correction)),
    }),
    aboutPart({
      name: 'RejectCorrection',
      operationId: `reject${noun}Correction`,
      path: 'corrections/:cid/rejection',
      part: CORRECTION,
      summary: `Reject a correction that somebody else proposed (${label})`,
      role: 'reviewer',
      problems: ['not-found', 'own-correction', 'correction-closed'],
      dto: CloseCorrectionDto,
      make: (context, id, correction, dto) =>
        new RejectCorrection(context, family, id, toCloseCorrection(dto, correction)),
    }),
    aboutPart({
      name: 'WithdrawCorrection',
      operationId: `withdraw${noun}Correction`,
      path: 'corrections/:cid/withdrawal',
      part: CORRECTION,
      summary: `Withdraw a correction that one proposed (${label})`,
      // An analyst withdraws their own; whose it is, the domain knows.
      role: 'analyst',
      problems: ['not-found', 'correction-closed'],
      dto: CloseCorrectionDto,
      make: (context, id, correction, dto) =>
        new WithdrawCorrection(context, family, id, toCloseCorrection(dto, correction)),
    }),
  ];
}
