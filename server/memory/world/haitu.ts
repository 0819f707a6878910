import {articles} from './articles/articles.js';
import {opened} from './opened.js';
import {agents, checklist, customers} from './people.js';
import {settings} from './settings.js';
import {askedSurveys} from './surveys.js';
import {plans} from './plans.js';
import {accessTickets} from './tickets/access.js';
import {changeTickets} from './tickets/changes.js';
import {openTickets} from './tickets/open.js';
import {othersTickets} from './tickets/others.js';
import {proposalTickets} from './tickets/proposals.js';
import {pastTickets} from './tickets/past.js';
import {solvedTickets} from './tickets/solved.js';
import {visitTickets} from './tickets/visits.js';
import {waitingTickets} from './tickets/waiting.js';
import type {World} from './world.js';

/** 海图数据 (Haitu Data): an invented vendor of a BI platform, with its desk, its people and what has happened so far. */
export const haituWorld: World = {
  settings,
  agents,
  teamMail: {address: 'support@haitu.example', locale: 'zh-Hans'},
  checklist,
  customers,
  tickets: [
    ...openTickets,
    ...waitingTickets,
    ...solvedTickets,
    ...pastTickets,
    ...changeTickets,
    ...proposalTickets,
    ...visitTickets,
    ...accessTickets,
    ...othersTickets,
  ],
  surveys: askedSurveys,
  plans,
  articles,
  opened,
};
