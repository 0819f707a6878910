/**
 * Where the lines of the route table come from that not every element calls. The definition of one that does puts its own here at once: then no reader
 * waits for one file after the other.
 */
export const sources = {
  tickets: () => import('./wire-tickets.js'),
  articles: () => import('./wire-articles.js'),
  surveys: () => import('./wire-surveys.js'),
};
