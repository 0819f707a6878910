/** The page on which each of the elements' places lives. */
const pages: Record<string, string> = {
  home: 'product.html',
  submit: 'submit.html',
  tickets: 'status.html',
  ticket: 'status.html',
  help: 'help.html',
  article: 'help.html',
  surveys: 'survey.html',
  survey: 'survey.html',
};

/** Sends links whose place belongs to another page on to it, so that a page with a single element leads to all the others. */
export function startPlaces(own: readonly string[]): void {
  const follow = () => {
    const view = /^#aftercare=(\w+)/.exec(location.hash)?.[1];
    const page = view === undefined || own.includes(view) ? undefined : pages[view];
    if (page) location.replace(new URL(page + location.hash, location.href));
  };
  addEventListener('hashchange', follow);
  follow();
}
