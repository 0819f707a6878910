import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import type {Locale, Messages} from '../locales/catalogue.js';
import {listed} from '../locales/listed.js';
import {Redactor, writtenKinds, type PrivateKind} from '../rules/redaction.js';
import {icon} from './icons.js';
import {PartWords} from './part-words.js';

/** Ms without a change after which a text is looked through. */
const rest = 600;

/** What is known of one field. */
interface Watched {
  /** The text that was looked through last. */
  text?: string;
  timer?: ReturnType<typeof setTimeout>;
  /** What was found in it, without what is to stay. */
  kinds: PrivateKind[];
  /** Numbers the marks on: a value gets the same one every time. */
  redactor: Redactor;
  /** What stood where a mark stands now. */
  covered: Map<string, string>;
  /** What is to stay as it is. */
  left: Set<string>;
}

/**
 * Finds passwords, keys, numbers and the like in what somebody writes, says so beside the field, and covers them when asked, with a way back. Never in
 * the way of sending. Loaded on demand.
 */
export class PrivateText {
  readonly #fields = new Map<string, Watched>();
  readonly #words: PartWords<'file-tools'>;

  constructor(
    private readonly host: LitElement,
    messages: () => Messages | undefined,
    private readonly announce: (text: string) => void,
  ) {
    this.#words = new PartWords(host, 'file-tools', messages);
  }

  /**
   * The line below a field. `at` names the field, `put` puts another text into it.
   * @csspart private - The line about secrets in what was written.
   */
  view(locale: Locale, at: string, text: string, put: (text: string) => void): TemplateResult | typeof nothing {
    const field = this.#watch(locale, at, text);
    const covered = [...field.covered.keys()].some((mark) => text.includes(mark));
    const {kinds} = field;
    const words = kinds.length || covered ? this.#words.in(locale) : undefined;
    if (!words) return nothing;
    const cover = () => put(covering(field, text));
    const uncover = () => put(uncovering(field, text));
    const leave = () => {
      for (const {found} of findingsIn(text)) field.left.add(found);
      field.kinds = [];
      this.host.requestUpdate();
    };
    return html`<div class="row small muted private" part="private">
      <span class="row">
        ${icon(kinds.length ? 'alert' : 'check')} ${kinds.length ? words.say('text.found', {what: this.#named(kinds, locale)}) : words.say('text.covered')}
      </span>
      <span class="row">
        <button class="button plain" type="button" @click=${kinds.length ? cover : uncover}>
          ${words.say(kinds.length ? 'text.cover' : 'text.undo')}
        </button>
        ${kinds.length ? html`<button class="button plain" type="button" @click=${leave}>${words.say('text.leave')}</button>` : nothing}
      </span>
    </div>`;
  }

  /** Looks through a text once the hand rests. */
  #watch(locale: Locale, at: string, text: string): Watched {
    const known = this.#fields.get(at);
    const field: Watched = known ?? {kinds: [], redactor: new Redactor(writtenKinds), covered: new Map(), left: new Set()};
    this.#fields.set(at, field);
    if (field.text === text) return field;
    clearTimeout(field.timer);
    field.text = text;
    // What is gone is not told of any longer; what is new is told once it stands.
    field.kinds = field.kinds.length ? kindsIn(text, field.left) : [];
    if (text) field.timer = setTimeout(() => void this.#look(field, locale), rest);
    return field;
  }

  async #look(field: Watched, locale: Locale): Promise<void> {
    const {text = '', kinds: before} = field;
    const kinds = kindsIn(text, field.left);
    if (kinds.length) await this.#words.load(locale).catch(() => undefined);
    if (field.text !== text) return;
    field.kinds = kinds;
    const words = this.#words.in(locale);
    if (words && kinds.some((kind) => !before.includes(kind))) this.announce(words.say('text.found', {what: this.#named(kinds, locale)}));
    this.host.requestUpdate();
  }

  #named(kinds: readonly PrivateKind[], locale: Locale): string {
    return listed(
      kinds.map((kind) => this.#words.in(locale)!.say(`kind.${kind}`)),
      locale,
    );
  }
}

function kindsIn(text: string, left: ReadonlySet<string>): PrivateKind[] {
  return [...new Set(findingsIn(text).flatMap(({kind, found}) => (left.has(found) ? [] : [kind])))];
}

function findingsIn(text: string): {kind: PrivateKind; found: string}[] {
  const redactor = new Redactor(writtenKinds);
  return linesOf(text).flatMap((line) => redactor.find(line).map(({kind, start, end}) => ({kind, found: line.slice(start, end)})));
}

/** The text with what was found in it covered, but for what is to stay. */
function covering({redactor, covered, left}: Watched, text: string): string {
  return linesOf(text)
    .map((line) => {
      const findings = redactor.find(line).filter(({start, end}) => !left.has(line.slice(start, end)));
      const {text: after, marks} = redactor.cover(line, findings);
      marks.forEach(([start, end], index) => {
        const {start: from, end: to} = findings[index]!;
        covered.set(after.slice(start, end), line.slice(from, to));
      });
      return after;
    })
    .join('');
}

/** The text with everything back where a mark stands; from then on it stays. */
function uncovering({covered, left}: Watched, text: string): string {
  const back = [...covered].reduce((before, [mark, found]) => before.replaceAll(mark, () => found), text);
  for (const found of covered.values()) left.add(found);
  covered.clear();
  return back;
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}
