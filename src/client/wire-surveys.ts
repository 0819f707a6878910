// Written by `npm run openapi` from the contract's route table; change that instead.
import type {Kinds} from './misfit.js';
import type {shared} from './wire-table.js';

/** Made of what its caller has at hand, so that it can lie in any file. */
export const surveys = (
  {boolean, either, exactly, fields, id, integer, key, list, optional, record, string, texts, time}: Kinds,
  {Person}: typeof shared,
) => {
  const Survey = fields({
    id,
    definition: id,
    state: string,
    ticket: optional(fields({id, reference: string, title: string, confirmed: optional(boolean)})),
    subject: optional(texts),
    createdAt: time,
    expiresAt: time,
    response: optional(
      fields({
        clientRef: key,
        solved: optional(boolean),
        scores: record(integer),
        reasons: list(string),
        comment: string,
        callback: optional(fields({phone: string})),
      }),
    ),
    answeredAt: optional(time),
    editableUntil: optional(time),
    supersededBy: optional(id),
    followUp: optional(fields({state: string, at: time, answer: optional(fields({at: time, by: Person, text: string}))})),
  });
  const ListSurveysReply = fields({items: list(Survey), nextCursor: either(string, exactly(null))});
  return {
    listSurveys: {path: '/surveys', reply: ListSurveysReply},
    readSurvey: {path: '/surveys/{survey}', reply: Survey},
    respondToSurvey: {method: 'PUT', path: '/surveys/{survey}/response', reply: Survey},
  } as const;
};
