import {expect, fixtureSync} from '@open-wc/testing';
import {html} from 'lit';
import {paint, type Painted} from '../../src/embed/launcher.js';
import {pending} from '../../src/embed/pending.js';
import {wordsFor} from '../../src/embed/words.js';
import {languageOf} from '../../src/kit/language.js';
import {matchLocale} from '../../src/locales/catalogue.js';
import {loadWords} from '../../src/locales/load.js';

const page = window as unknown as {aftercare?: unknown};

describe('the launcher before the portal is there', () => {
  it('has the name that the portal will give it, in each language and wherever that is said', async () => {
    const room = fixtureSync<HTMLElement>(html`<div><p lang=""><span></span></p></div>`);
    const inner = room.querySelector('span')!.attachShadow({mode: 'open'}).appendChild(document.createElement('i'));
    const tags = ['zh', 'zh-CN', 'zh_TW', 'zh-Hant', 'zh-Hant-HK', 'zh-Hans-HK', 'zh-HK', 'zh-MO', 'zh-SG', 'en-HK', 'yue-Hant', 'de'];
    const said: [string, string, string][] = [];
    for (const tag of tags) {
      room.lang = tag;
      const words = await loadWords<'portal'>(matchLocale(languageOf(inner)), 'portal');
      said.push([tag, wordsFor(inner)[0], words.say('navigation')]);
    }
    expect(said.map(([tag, painted]) => [tag, painted])).to.deep.equal(said.map(([tag, , drawn]) => [tag, drawn]));
  });

  it('says that it failed only where somebody waits, and legibly; who presses it is known to what takes its place', () => {
    const portal = fixtureSync<HTMLElement>(html`<aftercare-no-portal lang="en"></aftercare-no-portal>`);
    let pressed = 0;
    paint(portal, () => pressed++, () => {}); // prettier-ignore
    const show = (portal as Painted).show!;
    const box = portal.shadowRoot!.querySelector('#painted')!;
    const button = box.shadowRoot!.querySelector('button')!;
    show(new Error());
    expect([button.ariaLabel, button.textContent, button.ariaBusy]).to.deep.equal(['Support', '', null]);
    button.click();
    expect([pressed, box.className]).to.deep.equal([1, 'pressed']);
    show();
    expect(button.ariaBusy).to.equal('true');
    show(new Error());
    expect([button.textContent, button.ariaBusy, getComputedStyle(button).opacity]).to.deep.equal(['Failed, retrying', null, '1']);
    show();
    expect([button.textContent, getComputedStyle(button).opacity]).to.deep.equal(['Failed, retrying', '1']);
  });
});

describe('`window.aftercare`', () => {
  afterEach(() => delete page.aftercare);

  for (const own of [null, undefined, 7, 'x', {version: '3', queue: 'theirs'}, Object.freeze({}), () => {}])
    it(`stays the page’s own where it is ${JSON.stringify(own) ?? String(own)}`, () => {
      page.aftercare = own;
      const calls = pending();
      expect(page.aftercare).to.equal(own);
      expect(calls).not.to.equal(own);
      // As `embed.js` does.
      Object.assign(calls, {version: '1'}).queue ??= [];
    });

  it('is made once, and keeps calls', () => {
    const calls = pending();
    void (calls as {open(view: string): unknown}).open('submit');
    expect(pending()).to.equal(calls);
    expect(calls.queue!.map(([name, given]) => [name, given])).to.deep.include(['open', ['submit']]);
  });
});
