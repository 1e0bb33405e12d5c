import { RecordNotice, RetractNotice } from '../../application/commands/commands.js';
import { RecordNoticeDto, RetractNoticeDto, toRecordNotice, toRetractNotice } from '../dto/notice.dto.js';
import { addressed, type CommandCollection, creation } from './command-spec.js';

export const NOTICE_COMMANDS: CommandCollection = {
  path: 'notices',
  tag: 'Notices',
  commands: [
    creation({
      name: 'RecordNotice',
      summary: 'Record one act, or one break in a series, that concerns several counts',
      role: 'analyst',
      problems: ['id-taken'],
      dto: RecordNoticeDto,
      make: (context, id, dto) => new RecordNotice(context, id, toRecordNotice(dto)),
    }),
    addressed({
      name: 'RetractNotice',
      path: 'retraction',
      summary: 'Retract a notice',
      // An analyst takes back what is their own; whose it is, the domain knows.
      role: 'analyst',
      ifMatch: 'needed',
      problems: ['not-found', 'retracted'],
      dto: RetractNoticeDto,
      make: (context, id, dto) => new RetractNotice(context, id, toRetractNotice(dto)),
    }),
  ],
};
