import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GetNotice, ListNotices } from '../../../projections/notices/queries.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { NoticeAnswerDto, NoticePageDto } from '../dto/answers/notice-answer.dto.js';
import { IdPipe } from '../http/path-parameters.js';
import { DocumentedList, DocumentedRead } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { LIST_PARAMETERS, Reads } from '../reading/reads.js';

@ApiTags('Notices')
@Controller('v1/notices')
export class NoticesController {
  constructor(private readonly reads: Reads) {}

  @Get()
  @Requires('reader')
  @DocumentedList(NoticePageDto, { id: 'listNotices', summary: 'List notices' }, LIST_PARAMETERS)
  list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticePageDto> {
    return this.reads.list(
      { request, reply },
      {},
      (_filter, at, limit, after) => new ListNotices(at, limit, after),
    );
  }

  @Get(':id')
  @Requires('reader')
  @DocumentedRead(NoticeAnswerDto, { id: 'getNotice', summary: 'Read a notice' }, AS_OF_PARAMETERS)
  one(
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticeAnswerDto> {
    return this.reads.resource({ request, reply }, (at) => new GetNotice(id, at));
  }
}
