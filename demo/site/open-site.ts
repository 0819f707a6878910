import {startLanguage} from './language.js';
import {startTheme} from './theme.js';

/** What every page of the site does: follow the switches in the strip. */
export function openSite(): void {
  startLanguage();
  startTheme();
}
