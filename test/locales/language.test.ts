import {expect} from '@open-wc/testing';
import {html} from 'lit';
import '../../src/define/satisfaction-survey.js';
import {openCounter, shownText} from '../support/counter.js';
import {waitUntil} from '../support/wait-until.js';

async function openSurveys(lang: string) {
  const counter = await openCounter(html`<aftercare-satisfaction-survey></aftercare-satisfaction-survey>`, {lang, as: 'emma-hart'});
  const element = counter.desk.querySelector('aftercare-satisfaction-survey')!;
  const says = (words: string) => waitUntil(() => shownText(element).includes(words), `never said “${words}”`);
  return {...counter, element, says, root: () => element.shadowRoot!.querySelector('.root')!};
}

describe('the language of an element', () => {
  // First in this file: the page has loaded no sentences yet.
  it('loads no sentences of another one', async () => {
    // The modules of this page have filled the usual one.
    performance.setResourceTimingBufferSize(5_000);
    const {says} = await openSurveys('zh-CN');
    await says('我的评价');
    const files = performance.getEntriesByType('resource').map(({name}) => new URL(name).pathname);
    expect(files.filter((name) => name.includes('/locales/zh-Hans/'))).not.to.deep.equal([]);
    expect(files.filter((name) => /\/locales\/(zh-Hant|en)\//.test(name))).to.deep.equal([]);
  });

  it('follows the nearest `lang`, and changes with it at once', async () => {
    const {desk, element, says, root} = await openSurveys('zh-TW');
    await says('我的評價');
    expect(root().getAttribute('lang')).to.equal('zh-Hant');
    desk.closest('main')!.lang = 'en';
    await says('Your ratings');
    element.lang = 'zh-Hant-HK';
    await says('我的評價');
    expect(root().getAttribute('lang')).to.equal('zh-HK');
    element.removeAttribute('lang');
    await says('Your ratings');
    desk.lang = 'zh-SG';
    await says('我的评价');
  });

  it('changes to Hong Kong’s words without a new page', async () => {
    const {desk, line, says} = await openSurveys('zh-TW');
    line.transport = async () => {
      throw new TypeError('offline');
    };
    desk.baseUrl = 'https://nowhere.example/portal/v1';
    await says('目前沒有網路連線。');
    desk.closest('main')!.lang = 'zh-HK';
    await says('目前沒有網絡連線。');
  });

  it('runs from left to right on a page that does not', async () => {
    const {desk, says, root} = await openSurveys('en');
    desk.closest('main')!.dir = 'rtl';
    await says('Your ratings');
    expect(getComputedStyle(root()).direction).to.equal('ltr');
  });
});
