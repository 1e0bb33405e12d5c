import {
  AdvanceAgreementStage,
  AmendAgreementTerm,
  AmendDelivery,
  RecordDelivery,
  RetractDelivery,
  SignDefenseAgreement,
} from '../../application/commands/commands.js';
import {
  AdvanceAgreementStageDto,
  SignDefenseAgreementDto,
  toAdvanceAgreementStage,
  toSignDefenseAgreement,
} from '../dto/agreement.dto.js';
import {
  AmendDeliveryDto,
  RecordDeliveryDto,
  RetractDeliveryDto,
  toAmendDelivery,
  toRecordDelivery,
  toRetractDelivery,
} from '../dto/delivery.dto.js';
import { AmendAgreementTermDto, toAmendAgreementTerm } from '../dto/term.dto.js';
import { aboutCoded, aboutPart, addressed, type CommandCollection, creation } from './command-spec.js';

const TERM = { name: 'termId', parameter: 'termId' };
const DELIVERY = { name: 'deliveryId', parameter: 'did' };

export const AGREEMENT_COMMANDS: CommandCollection = {
  path: 'agreements',
  tag: 'Agreements',
  commands: [
    creation({
      name: 'SignDefenseAgreement',
      summary: 'Record a defence agreement: considered, intended or signed',
      role: 'analyst',
      problems: ['id-taken'],
      dto: SignDefenseAgreementDto,
      make: (context, id, dto) => new SignDefenseAgreement(context, id, toSignDefenseAgreement(dto)),
    }),
    addressed({
      name: 'AdvanceAgreementStage',
      path: 'stages',
      summary: 'Record that an agreement has come further',
      role: 'reviewer',
      ifMatch: 'needed',
      problems: ['not-found', 'stage-backward'],
      dto: AdvanceAgreementStageDto,
      make: (context, id, dto) => new AdvanceAgreementStage(context, id, toAdvanceAgreementStage(dto)),
    }),
    aboutCoded({
      name: 'AmendAgreementTerm',
      path: 'terms/:termId/amendments',
      part: TERM,
      summary: 'Amend a term of an agreement',
      role: 'reviewer',
      ifMatch: 'needed',
      problems: ['not-found'],
      dto: AmendAgreementTermDto,
      make: (context, id, termId, dto) =>
        new AmendAgreementTerm(context, id, toAmendAgreementTerm(dto, termId)),
    }),
    addressed({
      name: 'RecordDelivery',
      path: 'deliveries',
      summary: 'Record what was delivered against a term',
      role: 'analyst',
      problems: ['not-found'],
      dto: RecordDeliveryDto,
      make: (context, id, dto) => new RecordDelivery(context, id, toRecordDelivery(dto)),
    }),
    aboutPart({
      name: 'AmendDelivery',
      path: 'deliveries/:did/amendments',
      part: DELIVERY,
      summary: 'Amend a delivery',
      role: 'reviewer',
      ifMatch: 'needed',
      problems: ['not-found', 'retracted'],
      dto: AmendDeliveryDto,
      make: (context, id, deliveryId, dto) =>
        new AmendDelivery(context, id, toAmendDelivery(dto, deliveryId)),
    }),
    aboutPart({
      name: 'RetractDelivery',
      path: 'deliveries/:did/retraction',
      part: DELIVERY,
      summary: 'Retract a delivery',
      // An analyst takes back what is their own; whose it is, the domain knows.
      role: 'analyst',
      ifMatch: 'needed',
      problems: ['not-found', 'retracted'],
      dto: RetractDeliveryDto,
      make: (context, id, deliveryId, dto) =>
        new RetractDelivery(context, id, toRetractDelivery(dto, deliveryId)),
    }),
  ],
};
