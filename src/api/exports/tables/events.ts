import type { CloudEventAnswer } from '../../../../projections/events/answers.js';
import { instant, integer, json, text } from '../column.js';
import type { Table } from '../table.js';

/** The ledger, as the attributes of its CloudEvents. */
export const EVENTS: Table<CloudEventAnswer> = {
  name: 'events',
  columns: [
    text('specversion', '#meta+specversion', 'Version of CloudEvents', ({ specversion }) => specversion),
    text('id', '#meta+id', 'Its id', ({ id }) => id),
    text('source', '#meta+source', 'Whose event it is: the ledger', ({ source }) => source),
    text('type', '#meta+type', 'Its wire name', ({ type }) => type),
    text(
      'subject',
      '#meta+subject',
      'The resource that it is of: `<collection>/<id>`',
      ({ subject }) => subject,
    ),
    instant('time', '#date+recorded', 'When the ledger took it', ({ time }) => time),
    text(
      'datacontenttype',
      '#meta+datacontenttype',
      'What `data` is',
      ({ datacontenttype }) => datacontenttype,
    ),
    integer('sequence', '#meta+sequence', 'Its number in the whole ledger', ({ sequence }) =>
      Number(sequence),
    ),
    integer('revision', '#meta+revision', 'Its number in its stream', ({ revision }) => revision),
    text(
      'statedat',
      '#date+stated',
      'When the source said it: an instant or a date',
      ({ statedat }) => statedat,
    ),
    text('actor', '#contact+actor', 'Pseudonym of who entered it', ({ actor }) => actor),
    json('data', '#meta+data', 'What happened', ({ data }) => data),
  ],
};
