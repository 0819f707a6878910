/** The version of this package, as its package.json has it: what a page's second copy compares itself with, and what a report of a fault names. */
export const version = '0.1.0';
