import {lines} from './wire-table-later.js';
import {withUsual} from './wire.js';

/** Lines of the route table that only parts on demand call. */
export const wireLater = withUsual(lines);
