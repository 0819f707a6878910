import {fillPath} from '../../../src/contract/route.js';
import {routes} from '../../../src/contract/routes.js';
import {newKey} from '../../../src/contract/key.js';
import type {Survey} from '../../../src/contract/survey.js';
import {isSuccess} from '../exchange.js';
import {teller, type Walk} from '../visit.js';

const rules = {
  'survey-missing': {
    must: 'Reading or answering a survey that is none, or not the reader’s, is 404',
    why: 'Ratings must come from those who were asked.',
    cure: 'Look surveys up by owner and id.',
  },
  'survey-defined': {
    must: 'Each survey names a definition of GET /desk',
    why: 'Its questions stand there; without it nothing can be drawn.',
    cure: 'Keep definitions as long as surveys name them.',
  },
  'survey-once': {
    must: 'An answer that is sent again takes the place of the first: one answer, the last one',
    why: 'Who corrects a rating must not count twice.',
    cure: 'One row for each survey, written by PUT.',
  },
};

/** How the service was. */
export const surveysWalk: Walk = {
  name: 'surveys',
  rules,
  go: async (visit) => {
    const hold = teller(visit, rules);
    const me = visit.me();
    const answer = () => ({clientRef: newKey(), scores: {}, reasons: [], comment: ''});
    const none = {survey: newKey()};
    const {items} = await visit.need(me, 'listSurveys', {query: {limit: '50'}});
    const missing = [
      await me.send('GET', fillPath(routes.readSurvey.path, none)),
      await me.send('PUT', fillPath(routes.respondToSurvey.path, none), {body: answer()}),
    ];
    if (items[0]) visit.known.survey = {survey: items[0].id};
    for (const one of missing) hold('survey-missing', one.status === 404, one, '404 not-found');
    const {surveys} = await visit.desk();
    const odd = items.find(({definition}) => !surveys.some(({id}) => id === definition));
    visit.book.hold('survey-defined', !odd, 'GET /surveys', 'definitions of GET /desk', odd?.definition ?? '');
    const due = items.find(({state}) => state === 'due');
    if (!visit.options.thorough) return visit.book.leave(['survey-once'], 'it would rate a real request (--thorough)');
    if (!due) return visit.book.leave(['survey-once'], 'no survey is due for this person');
    const params = {survey: due.id};
    const definition = surveys.find(({id}) => id === due.definition);
    if (!definition) return visit.book.leave(['survey-once'], 'the questions of the survey that is due are not known');
    const solved = definition.asksSolved && {solved: true};
    await visit.need(me, 'respondToSurvey', {params, exists: true, body: {...answer(), ...solved, comment: 'first'}});
    await visit.need(me, 'respondToSurvey', {params, exists: true, body: {...answer(), ...solved, comment: 'second'}});
    const read = await me.send('GET', fillPath(routes.readSurvey.path, params));
    const {state, response} = (read.json ?? {}) as Partial<Survey>;
    const last = isSuccess(read) && state === 'answered' && response?.comment === 'second';
    hold('survey-once', last, read, 'answered, with the last answer', `${state}, ${response?.comment ?? 'no answer'}`);
  },
};
