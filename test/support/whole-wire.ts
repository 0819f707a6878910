import {articles, linesOf, surveys, tickets} from '../../src/client/wire-apart.js';
import {later} from '../../src/client/wire-later.js';
import {wire as first} from '../../src/client/wire.js';

/** Every line of the route table as browsers carry it. */
export const wire = {...first, ...(await tickets()), ...(await articles()), ...(await surveys()), ...linesOf(later)};
