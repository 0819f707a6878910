import {firstTables} from './0001-first-tables.js';
import {mailsAndTimers} from './0002-mails-and-timers.js';
import {plans} from './0003-plans.js';
import {queueAndRatings} from './0004-queue-and-ratings.js';
import {articlesWrittenHere} from './0005-articles-written-here.js';
import {limits} from './0006-limits.js';
import {diaries} from './0007-diaries.js';
import {approvers} from './0008-approvers.js';
import {people} from './0009-people.js';
import {events} from './0010-events.js';
import {calls} from './0012-calls.js';
import {queuePlaces} from './0014-queue-places.js';
import {uploads} from './0015-uploads.js';
import {parted} from './0016-parted.js';
import {helpdesk} from './0017-helpdesk.js';
import type {Migration} from './migration.js';

/** Every migration, in order: a new one goes to the end. */
export const migrations: readonly Migration[] = [
  firstTables,
  mailsAndTimers,
  plans,
  queueAndRatings,
  articlesWrittenHere,
  limits,
  diaries,
  approvers,
  people,
  events,
  calls,
  queuePlaces,
  uploads,
  parted,
  helpdesk,
];
