import type {Translation} from '../catalogue.js';

export default {} satisfies Translation<'knowledge-base'>;
