import {roomNames} from './rooms.js';

/** What the attributes of the portal may say, the first being what it is without; `views` any number of them. */
export const portalNames = {
  view: roomNames,
  views: roomNames,
  mode: ['inline', 'launcher'],
  position: ['bottom-end', 'bottom-start'],
} as const;
