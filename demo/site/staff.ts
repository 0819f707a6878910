import {control} from './control.js';
import {language} from './language.js';
import {openSite} from './open-site.js';
import {countDown} from './countdown.js';
import {choice, el} from './page-parts.js';
import {forgetKey, keepKey, keepPerson, keptKey, keptPerson, Refused, StaffApi, type Person, type StaffDesk} from './staff-api.js';
import {showArticle, showArticles, showCase} from './staff-articles.js';
import {showQueue} from './staff-queue.js';
import {showRatings, showSearches} from './staff-ratings.js';
import {showTicket} from './staff-ticket.js';
import {say} from './staff-words.js';

/** What every view of this page stands on. */
export interface Room {
  api: StaffApi;
  desk: StaffDesk;
  /** In whose name this key acts: anybody's, or of the one whose own it is. */
  actors: readonly Person[];
  /** Who acts: an agent's id. */
  by(): string;
  /** Says something aloud and at the top. */
  tell(sentence: string): void;
}

const place = control('staff', HTMLDivElement);
const status = control('staff-status', HTMLParagraphElement);
let room: Room | undefined;
let me = '';
let drawn = 0;

/** Views that belong to one that has a link of its own. */
const inside: Readonly<Record<string, string>> = {ticket: 'queue', case: 'articles'};

const tell = (sentence: string) => void (status.textContent = sentence);

/** Draws what the address names; of two draws at once the later one stays. */
async function draw(): Promise<void> {
  const turn = ++drawn;
  if (!room) return gate();
  const [named, id = ''] = location.hash.slice(1).split('/');
  const view = named || 'queue';
  const main = el('div');
  try {
    if (view === 'ticket') await showTicket(main, room, decodeURIComponent(id), draw);
    else if (view === 'articles' && location.hash.includes('/')) await showArticle(main, room, decodeURIComponent(id));
    else if (view === 'articles') await showArticles(main, room);
    else if (view === 'case') await showCase(main, room, decodeURIComponent(id));
    else if (view === 'ratings') await showRatings(main, room, draw);
    else if (view === 'searches') await showSearches(main, room);
    else await showQueue(main, room);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.code === 'unauthenticated') return lock(say('wrongKey'));
    main.append(el('p', {role: 'alert'}, error.sentence));
  }
  if (turn === drawn) place.replaceChildren(bar(room, view), main);
}

function bar({actors}: Room, view: string): HTMLElement {
  const link = (name: string, text: string) =>
    el('a', {href: `#${name}`, ...((view === name || inside[view] === name) && {'aria-current': 'page'})}, text);
  const who = el('select', {id: 'staff-me'}, ...actors.map(({id, name}) => el('option', {value: id, selected: id === me}, name)));
  // What somebody is kept from, others may see: the page is drawn for whoever it is now.
  who.addEventListener('change', () => {
    me = who.value;
    keepPerson(me);
    // What is being written stays; it is sent in the new name.
    if (!isBegun()) void draw().then(() => document.getElementById(who.id)?.focus());
  });
  const out = el('button', {type: 'button', class: 'button quiet'}, say('lock'));
  out.addEventListener('click', () => lock(''));
  const nav = el(
    'nav',
    {'aria-label': say('views')},
    link('queue', say('queue')),
    link('ratings', say('ratings')),
    link('searches', say('searches')),
    link('articles', say('articles')),
  );
  return el('div', {class: 'staff-bar'}, nav, el('div', {}, el('label', {}, say('actAs'), who), out));
}

/** Whether something was written in a form that is not sent yet. */
function isBegun(): boolean {
  return [...place.querySelectorAll('textarea')].some(({value, defaultValue}) => value !== defaultValue);
}

function lock(sentence: string): void {
  forgetKey();
  me = '';
  room = undefined;
  tell(sentence);
  gate();
}

/** Asks for the key; it stays in this tab only. */
function gate(): void {
  const key = el('input', {type: 'password', autocomplete: 'off', required: true, id: 'staff-key'});
  const form = el(
    'form',
    {class: 'gate'},
    el('label', {}, say('key'), key),
    el('p', {class: 'facts'}, say('keyHint')),
    el('button', {class: 'button'}, say('open')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void enter(key.value.trim());
  });
  place.replaceChildren(form);
}

/** Asks once who works here. */
function askWho(next: Room): void {
  const options = next.actors.map(({id, name, title}) => [id, [name, title].filter(Boolean).join(' · ')] as const);
  const who = choice(say('whoAreYou'), 'who', [['', say('choose')], ...options]);
  who.querySelector('select')!.required = true;
  const form = el('form', {class: 'gate'}, who, el('p', {class: 'facts'}, say('whoHint')), el('button', {class: 'button'}, say('open')));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    me = String(new FormData(form).get('who'));
    keepPerson(me);
    room = next;
    void draw();
  });
  place.replaceChildren(form);
  who.querySelector('select')!.focus();
}

async function enter(key: string): Promise<void> {
  const api = new StaffApi(key, () => me);
  try {
    const desk = await api.get<StaffDesk>('/desk');
    keepKey(key);
    const own = desk.agents.filter(({id}) => id === key.slice(0, key.lastIndexOf('.')));
    const actors = own.length ? own : desk.agents;
    // Nobody answers a customer in a name that happened to stand first.
    const known = [me, keptPerson()].find((id) => actors.some((one) => one.id === id));
    me = known ?? (actors.length === 1 ? actors[0]!.id : '');
    const next = {api, desk, actors, by: () => me, tell};
    tell('');
    if (!me) return askWho(next);
    room = next;
    await draw();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    lock(error.code === 'unauthenticated' ? say('wrongKey') : error.sentence);
  }
}

async function begin(): Promise<void> {
  const key = keptKey();
  if (key) await enter(key);
  else gate();
  addEventListener('hashchange', () => {
    tell('');
    void draw();
  });
  countDown();
  let shown = language();
  // The strip's switch changes the language in place.
  new MutationObserver(() => {
    if (shown === language()) return;
    shown = language();
    void draw();
  }).observe(document.documentElement, {attributeFilter: ['lang']});
}

openSite();
void begin();
