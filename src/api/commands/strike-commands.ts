import { AmendStrikeDetails, ReportStrike, RetractStrike } from '../../application/commands/commands.js';
import {
  AmendStrikeDetailsDto,
  ReportStrikeDto,
  RetractStrikeDto,
  toAmendStrikeDetails,
  toReportStrike,
  toRetractStrike,
} from '../dto/strike.dto.js';
import { addressed, creation } from './command-spec.js';

export const REPORT_STRIKE = creation(
  'ReportStrike',
  'analyst',
  ReportStrikeDto,
  (context, id, dto) => new ReportStrike(context, id, toReportStrike(dto)),
);

export const AMEND_STRIKE_DETAILS = addressed(
  'AmendStrikeDetails',
  'reviewer',
  AmendStrikeDetailsDto,
  (context, id, dto) => new AmendStrikeDetails(context, id, toAmendStrikeDetails(dto)),
);

/** An analyst takes back what is their own; whose it is, the domain knows. */
export const RETRACT_STRIKE = addressed(
  'RetractStrike',
  'analyst',
  RetractStrikeDto,
  (context, id, dto) => new RetractStrike(context, id, toRetractStrike(dto)),
);
