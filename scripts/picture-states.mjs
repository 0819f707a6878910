import {documents, logs} from './picture-files.mjs';
import {requestStates} from './picture-request-states.mjs';
import {attach, bend, busy, calls, cut, fill, forbidden, long, press, refuse, refused, stall} from './picture-ways.mjs';

/**
 * What the pictures show: a page of the demo, the element on it, and how it came to look like that.
 *
 * @typedef {import('playwright').Page} Page
 * @typedef {{ticket: (reference: string) => Promise<string>, survey: (fits: (survey: any) => boolean) => Promise<string>, rate: (id: string) => Promise<void>}} World
 * @typedef {{name: string, shows: string, page: string, tag: string, customer?: string, before?: (page: Page, world: World) => Promise<unknown>, place?: string, act?: (page: Page) => Promise<void>, waits?: boolean, part?: string, world?: string, alters?: boolean}} State
 * `shows` names the state, the same for every element that has it; `before` stops or bends what is answered; a text it gives is the place instead of
 * `place`; `act` does what a reader would; `waits`: the picture is of the waiting; `part`: of this part of the element; `world`: another than the demo's; `alters`: it
 * leaves something in the world.
 */

const submit = {page: 'submit.html', tag: 'aftercare-submit-ticket', place: 'submit/incident'};
const help = {page: 'help.html', tag: 'aftercare-knowledge-base', place: 'help'};
const survey = {page: 'survey.html', tag: 'aftercare-satisfaction-survey', place: 'surveys'};
const portal = {page: 'product.html', tag: 'aftercare-portal', place: 'home'};

/** A due survey of the ordinary kind. @type {State['before']} */
const due = async (_, world) => `survey/${await world.survey(({definition, state}) => definition === 'ticket-service' && state === 'due')}`;

/** @type {State[]} */
export const states = [
  {...portal, name: 'portal', shows: 'Overview'},
  {...portal, name: 'portal-signed-out', shows: 'Signed out', customer: ''},

  {...submit, name: 'submit', shows: 'Usual'},
  {...submit, name: 'submit-filled', shows: 'Filled in', act: fill(submit.tag)},
  {...submit, name: 'submit-issues', shows: 'Something missing', act: press(submit.tag, '[part="send"]'), part: '[part="details"]'},
  {...submit, name: 'submit-loading', shows: 'Loading', before: stall, waits: true},
  {
    ...submit,
    name: 'submit-empty',
    shows: 'Empty',
    place: 'submit',
    before: bend('**/portal/v1/desk', (desk) => ({...desk, requestTypes: []})),
  },
  {...submit, name: 'submit-kinds', shows: 'Several', place: 'submit'},
  {
    ...submit,
    name: 'submit-suggestions',
    shows: 'Found',
    place: 'submit/question',
    act: async (page) => {
      const english = (await page.locator('html').getAttribute('lang')) === 'en';
      const title = english
        ? 'Since the upgrade last night all dashboards keep loading for everybody in our team'
        : '昨天晚上升级之后，所有同事打开看板都一直显示正在加载';
      await page.locator(submit.tag).locator('[data-at="/title"] input').fill(title);
      await page.locator(submit.tag).locator('[part="suggestions"]').waitFor();
    },
    part: '[part="details"]',
  },
  {
    ...submit,
    name: 'submit-documents',
    shows: 'Private details',
    place: 'submit/question',
    act: attach(submit.tag, documents),
    part: '[part="attachments"]',
  },
  {...submit, name: 'submit-unavailable', shows: 'Error', before: refused},
  {...submit, name: 'submit-offline', shows: 'Offline', before: cut},
  {...submit, name: 'submit-not-allowed', shows: 'Not allowed', before: forbidden},
  {...submit, name: 'submit-signed-out', shows: 'Signed out', place: 'submit/question', customer: ''},
  {...submit, name: 'submit-busy', shows: 'Too many', before: busy},
  {
    ...submit,
    name: 'submit-partly',
    shows: 'Partly loaded',
    place: 'submit/question',
    before: refuse(503, 'unavailable', /portal\/v1\/uploads/),
    act: attach(submit.tag, logs(3)),
    part: '[part="attachments"]',
  },
  {
    ...submit,
    name: 'submit-waiting',
    shows: 'Waiting to be sent',
    place: 'submit/question',
    before: async (page) =>
      page.route('**/portal/v1/tickets', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue())),
    act: async (page) => {
      await fill(submit.tag)(page);
      await press(submit.tag, '[part="send"]')(page);
      await page.locator(submit.tag).locator('[part="waiting"]').waitFor();
    },
  },
  {
    ...submit,
    name: 'submit-received',
    alters: true,
    shows: 'Done',
    place: 'submit/question',
    act: async (page) => {
      await fill(submit.tag)(page);
      await press(submit.tag, '[part="send"]')(page);
      await page.locator(submit.tag).locator('[part="received"]').waitFor();
    },
  },
  {...submit, name: 'submit-long', shows: 'Very long', place: 'submit/question', act: fill(submit.tag, 'long'), part: '[part="details"]'},
  {
    ...submit,
    name: 'submit-short',
    shows: 'Very short',
    place: 'submit/question',
    act: fill(submit.tag, 'short'),
    part: '[part="details"]',
  },
  {
    ...submit,
    name: 'submit-files',
    alters: true,
    shows: '20 files',
    place: 'submit/question',
    act: attach(submit.tag, logs(20)),
    part: '[part="attachments"]',
  },

  ...requestStates,

  {...help, name: 'knowledge', shows: 'Usual'},
  {...help, name: 'knowledge-found', shows: 'Found', place: `help/${encodeURIComponent('连接超时')}`},
  {...help, name: 'knowledge-nothing', shows: 'Nothing found', place: 'help/xyzzyx'},
  {...help, name: 'knowledge-article', shows: 'One of them', place: 'article/row-level-permission'},
  {...help, name: 'knowledge-loading', shows: 'Loading', before: stall, waits: true},
  {...help, name: 'knowledge-empty', shows: 'Empty', before: bend(/portal\/v1\/articles(\?|$)/, () => ({items: [], nextCursor: null}))},
  {...help, name: 'knowledge-unavailable', shows: 'Error', before: refused},
  {...help, name: 'knowledge-offline', shows: 'Offline', before: cut},
  {...help, name: 'knowledge-not-allowed', shows: 'Not allowed', before: forbidden},
  {...help, name: 'knowledge-busy', shows: 'Too many', before: busy},
  {
    ...help,
    name: 'knowledge-partly',
    shows: 'Partly loaded',
    place: `help/${encodeURIComponent('连接超时')}`,
    before: refuse(503, 'unavailable', /portal\/v1\/articles\/index/),
  },
  {
    ...help,
    name: 'knowledge-long',
    shows: 'Very long',
    before: bend(/portal\/v1\/articles(\?|$)/, (page) => ({
      ...page,
      items: page.items.map((/** @type {any} */ one) => ({...one, title: long(one.title), summary: long(one.summary ?? '')})),
    })),
  },
  {
    ...help,
    name: 'knowledge-short',
    shows: 'Very short',
    before: bend(/portal\/v1\/articles(\?|$)/, (page) => ({...page, items: page.items.slice(0, 1)})),
  },

  {...survey, name: 'survey', shows: 'Usual', before: due},
  {...survey, name: 'survey-list', shows: 'Several'},
  {
    ...survey,
    name: 'survey-low',
    shows: 'A low score',
    before: async (_, world) =>
      `survey/${await world.survey(({definition, state}) => definition === 'regular' && state === 'due')}?score=3`,
  },
  {
    ...survey,
    name: 'survey-rated',
    alters: true,
    shows: 'Done',
    before: async (_, world) => {
      const id = await world.survey(({ticket}) => ticket?.reference === 'AC-6DWT-2602');
      await world.rate(id);
      return `survey/${id}`;
    },
  },
  {
    ...survey,
    name: 'survey-answered',
    shows: 'Answered by the team',
    before: async (_, world) => `survey/${await world.survey(({definition, state}) => definition === 'training' && state === 'answered')}`,
  },
  {...survey, name: 'survey-loading', shows: 'Loading', before: stall, waits: true},
  {...survey, name: 'survey-empty', shows: 'Empty', before: bend(/portal\/v1\/surveys(\?|$)/, () => ({items: [], nextCursor: null}))},
  {...survey, name: 'survey-unavailable', shows: 'Error', before: refused},
  {...survey, name: 'survey-offline', shows: 'Offline', before: cut},
  {...survey, name: 'survey-not-allowed', shows: 'Not allowed', before: forbidden},
  {...survey, name: 'survey-signed-out', shows: 'Signed out', customer: ''},
  {...survey, name: 'survey-busy', shows: 'Too many', before: busy},
  {
    ...survey,
    name: 'survey-waiting',
    shows: 'Waiting to be sent',
    before: async (page, world) => {
      await page.route(calls, (route) => (route.request().method() === 'PUT' ? route.abort() : route.fallback()));
      return due(page, world);
    },
    act: async (page) => {
      await press(survey.tag, '.point')(page);
      await press(survey.tag, '.button.primary')(page);
      await page.locator(survey.tag).locator('[part="waiting"]').waitFor();
    },
  },
  {
    ...survey,
    name: 'survey-long',
    shows: 'Very long',
    before: due,
    act: async (page) => {
      const box = page.locator(survey.tag).locator('textarea');
      await box.fill(long(long('处理得很快，但是前后换了三位工程师，每一位都要从头再说一遍')));
    },
    part: '.question:has(textarea)',
  },
  {
    ...survey,
    name: 'survey-short',
    shows: 'Very short',
    before: async (page, world) => {
      await bend('**/portal/v1/desk', (desk) => ({
        ...desk,
        surveys: desk.surveys.map((/** @type {any} */ one) => ({...one, dimensions: one.dimensions.slice(0, 1)})),
      }))(page);
      return due(page, world);
    },
  },
];
