import type {ReactiveController} from 'lit';
import type {DeskChange} from '../../desk/desk.js';
import {languageOf} from '../../kit/language.js';
import {OnDemand} from '../../kit/on-demand.js';
import {PartWords} from '../../kit/part-words.js';
import {parsePlace} from '../../kit/place.js';
import {watchLinks} from '../../kit/watch-links.js';
import {matchLocale} from '../../locales/catalogue.js';
import type {AsideParts, AsideWords} from './aside-parts.js';
import {got} from './got.js';
import {MailSettings} from './mail-settings.js';
import {News} from './news.js';
import type {Panel} from './panel.js';
import {Suggested} from './suggested.js';

/** What the portal does beside its main job: the panel of a launcher, what is new, articles that the page suggests, mails, mailed links that are put into the open page. Loaded on demand. */
export class Aside implements ReactiveController {
  readonly mails: MailSettings;
  readonly news: News;
  readonly suggested: Suggested;
  readonly #parts: AsideParts;
  readonly #panel: OnDemand<Panel>;
  #stopLinks: (() => void) | undefined;

  private constructor(parts: AsideParts, words: () => AsideWords | undefined) {
    this.#parts = parts;
    this.mails = new MailSettings(parts, words);
    this.news = new News(parts, words, () => parts.host.mode !== 'launcher' || Boolean(this.#panel.loaded?.isOpen));
    this.suggested = new Suggested(parts, words);
    this.#panel = new OnDemand(parts.host, async () => new (await import('./panel.js')).Panel(parts, this.news));
    parts.host.addController(this);
  }

  static async open(parts: AsideParts): Promise<Aside> {
    const words = new PartWords(parts.host, 'portal-aside', () => parts.now().link?.options.messages);
    const locale = () => parts.now().words?.locale ?? matchLocale(languageOf(parts.host));
    await words.load(locale());
    const isLauncher = parts.host.mode === 'launcher';
    // Without its panel it is of no use; and where that is lost, nothing of it may stay behind.
    if (isLauncher) await import('./panel.js');
    const aside = new Aside(parts, () => words.in(locale()));
    if (isLauncher) await aside.#panel.load();
    return aside;
  }

  hostConnected(): void {
    this.#stopLinks = watchLinks(() => this.#parts.now().link);
  }

  hostDisconnected(): void {
    this.#stopLinks?.();
  }

  /** Missing while it is on its way. */
  get panel(): Panel | undefined {
    return this.#panel.part;
  }

  heard(change: DeskChange): void {
    this.news.heard(change);
    if (change.is === 'identity') this.suggested.forget();
  }

  async open(view: string | undefined): Promise<void> {
    const {host, hrefTo} = this.#parts;
    const place = parsePlace(`#aftercare=${view}`);
    if (host.mode !== 'launcher') {
      if (place) location.href = hrefTo(place);
      return;
    }
    await (await got(this.#panel)).open(place);
  }

  /** The person has left. */
  async leave(): Promise<void> {
    await this.#panel.loaded?.leave();
  }

  /** `open`: whether it is to be open; without it the other way round. */
  async turn(open = !this.#panel.loaded?.isOpen): Promise<void> {
    if (open) await this.open(undefined);
    else await this.#panel.loaded?.close();
  }
}
