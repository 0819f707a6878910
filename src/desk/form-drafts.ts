import type {SurveyResponse} from '../contract/survey.js';
import type {DraftRecord, ReplyDraftRecord} from '../storage/records.js';
import type {Drafts} from './desk.js';
import type {Stay} from './identity.js';
import type {WriteSide} from './write-side.js';

/** Reaches the write side for the person who is here now. */
export type Reach = <T>(use: (side: WriteSide, stay: Promise<Stay>) => Promise<T>) => Promise<T>;

/** Each form's drafts by what the form is about. */
export function formDrafts(reach: Reach): Drafts {
  const read = <T>(form: string[], id?: string) => reach((side, stay) => side.drafts.read(stay, form, id) as Promise<T | undefined>);
  const save = (form: string[], draft: DraftRecord | ReplyDraftRecord | SurveyResponse) =>
    reach((side, stay) => side.drafts.save(stay, form, draft));
  const discard = (form: string[], id?: string) => reach((side, stay) => side.drafts.discard(stay, form, id));
  return {
    requests: () => reach((side, stay) => side.drafts.list(stay, ['request'])),
    request: (id) => read(['request'], id),
    saveRequest: (draft) => save(['request'], draft),
    discardRequest: (id) => discard(['request'], id),
    reply: (ticketId, id) => read(['reply', ticketId], id),
    saveReply: (ticketId, draft) => save(['reply', ticketId], draft),
    discardReply: (ticketId, id) => discard(['reply', ticketId], id),
    rating: (surveyId) => read(['rating', surveyId]),
    saveRating: (surveyId, draft) => save(['rating', surveyId], draft),
    discardRating: (surveyId) => discard(['rating', surveyId]),
  };
}
