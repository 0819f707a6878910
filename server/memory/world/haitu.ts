import {articles} from './articles/articles.js';
import {agents, customers} from './people.js';
import {settings} from './settings.js';
import {openTickets} from './tickets/open.js';
import type {World} from './world.js';

/** 海图数据 (Haitu Data): an invented vendor of a BI platform, with its desk, its people and what has happened so far. */
export const haituWorld: World = {settings, agents, customers, tickets: [...openTickets], articles};
