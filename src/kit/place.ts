/** Where in the portal somebody is: one deep link, kept in the page's hash as `#aftercare=ticket/tk_1`. `type` and `title` begin a request; the list's `query` narrows it: `state=open&q=504`. */
export type Place =
  | {view: 'home'}
  | {view: 'submit'; type?: string; title?: string}
  | {view: 'tickets'; query?: string}
  | {view: 'ticket'; id: string}
  | {view: 'help'; query?: string}
  | {view: 'article'; id: string}
  | {view: 'surveys'}
  | {view: 'survey'; id: string; score?: string};

const prefix = 'aftercare=';

/** The place a hash names, or undefined when it names none of ours. */
export function parsePlace(hash: string): Place | undefined {
  const part = hash
    .replace(/^#/, '')
    .split('&')
    .find((item) => item.startsWith(prefix));
  if (part === undefined) return undefined;
  const [path = '', query] = part.slice(prefix.length).split('?');
  const [view = '', ...rest] = path.split('/');
  const more = new URLSearchParams(query);
  let value: string;
  try {
    value = decodeURIComponent(rest.join('/'));
  } catch {
    return undefined;
  }
  switch (view) {
    case 'home':
    case 'surveys':
      return {view};
    case 'submit': {
      const title = more.get('title');
      return {view, ...(value && {type: value}), ...(title && {title})};
    }
    case 'tickets':
    case 'help':
      return value ? {view, query: value} : {view};
    case 'ticket':
    case 'article':
      return value ? {view, id: value} : undefined;
    case 'survey': {
      const score = more.get('score');
      return value ? {view, id: value, ...(score && {score})} : undefined;
    }
    default:
      return undefined;
  }
}

export function formatPlace(place: Place): string {
  const {id, type, query, title, score} = {id: '', type: '', query: '', title: '', score: '', ...place};
  const value = id || type || query;
  const more = new URLSearchParams({...(title && {title}), ...(score && {score})}).toString();
  return `#${prefix}${place.view}${value && `/${encodeURIComponent(value)}`}${more && `?${more}`}`;
}

/**
 * The address of a place: on this page, or on the page where the vendor keeps the portal. Built from the page's own address:
 * a bare `#...` would follow the host's `<base href>`.
 */
export function placeHref(place: Place, portalUrl?: string): string {
  const page = new URL(portalUrl || location.href, location.href);
  page.hash = formatPlace(place);
  return page.href;
}

/** What knows where the reader is. */
export interface Whereabouts {
  readonly place: Place | undefined;
  /** Follows a link to one of our places, where that is not the browser's business. */
  go?(href: string): void;
  /** Has a reload and the way back find what is chosen in a room; where it says another place, that stays. Nobody is called back. */
  keep(place: Place): void;
  /** Calls back when the place changes, until `signal` aborts. */
  watch(listener: (place: Place | undefined) => void, signal: AbortSignal): void;
}

/** The page's address, of which only the part after `#` is ours. */
export const pageAddress: Whereabouts = {
  get place() {
    return parsePlace(location.hash);
  },
  keep(place) {
    const here = this.place;
    if (here ? here.view === place.view : !location.hash) history.replaceState(history.state, '', placeHref(place));
  },
  watch(listener, signal) {
    addEventListener('hashchange', () => listener(this.place), {signal});
  },
};
