import {openSite} from './open-site.js';
import {startPlaces} from './places.js';
import {startSignIn, tokenFromServer} from './sign-in.js';

export interface Mounting {
  /** Registers the elements the page carries. */
  define: () => Promise<unknown>;
  /** Places of the elements that this page shows itself; links to others lead to their pages. Left out: all of them. */
  places?: readonly string[];
}

/** Opens a page with elements on it: its customer signed in, the gateway behind it, and only then the tags registered. */
export async function mount({define, places}: Mounting): Promise<void> {
  openSite();
  if (places) startPlaces(places);
  startSignIn(await backend());
  await define();
}

/** The gateway on this page's own origin; in development with what may go wrong on the way to it. */
async function backend() {
  if (!import.meta.env.DEV) return tokenFromServer;
  const {startScenarios} = await import('./scenarios.js');
  return startScenarios();
}
