import { AmendSeries, DefineSeries } from '../../application/commands/commands.js';
import { AmendSeriesDto, DefineSeriesDto, toAmendSeries, toDefineSeries } from '../dto/series.dto.js';
import { addressed, type CommandCollection, creation } from './command-spec.js';

export const SERIES_COMMANDS: CommandCollection = {
  path: 'series',
  tag: 'Series',
  commands: [
    creation({
      name: 'DefineSeries',
      summary: "Define a series: how one publisher's table maps to counts",
      role: 'reviewer',
      problems: ['id-taken'],
      dto: DefineSeriesDto,
      make: (context, id, dto) => new DefineSeries(context, id, toDefineSeries(dto)),
    }),
    addressed({
      name: 'AmendSeries',
      path: 'amendments',
      summary: 'Amend how a table maps, from the next vintage on',
      role: 'reviewer',
      ifMatch: 'needed',
      problems: ['not-found', 'vintage-open'],
      dto: AmendSeriesDto,
      make: (context, id, dto) => new AmendSeries(context, id, toAmendSeries(dto)),
    }),
  ],
};
