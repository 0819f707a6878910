import {expect} from '@open-wc/testing';
import {html, type LitElement, type TemplateResult} from 'lit';
import {emulateMedia} from '@web/test-runner-commands';
import {openCounter, shownText, type CounterOptions} from '../support/counter.js';
import '../support/every-element.js';
import {cutOff, misnamed, moving, spaced, tooSmall, tooWide, withoutRing} from '../support/room-to-read.js';
import {waitUntil} from '../support/wait-until.js';

/** As wide as a window of 1280 px is at 400 %, with the page's own margins. */
const width = 288;
const endless = 'ConnectionTimeoutException'.repeat(4);

/** What people wrote and vendors named, in a reply of the backend. */
const written = new Set(
  'title text summary description name question label note purpose how excerpt body address present terms reason remedy contact report organisation value hint'.split(
    ' ',
  ),
);

/** The same reply with a word that has no end in everything that somebody wrote. */
function stretched(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return written.has(key) ? `${value} ${endless}` : value;
  if (Array.isArray(value)) return value.map((one) => stretched(one, key));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, stretched(one, /^(zh-Han[st]|en)$/.test(name) && written.has(key) ? key : name)]),
  );
}

/** An element in a narrow place, on a backend that answers with endless words. */
async function openNarrow(content: TemplateResult, options: CounterOptions = {}) {
  const counter = await openCounter(content, options);
  const {transport} = counter.line;
  counter.line.transport = async (request) => {
    const reply = await transport(request);
    if (!reply.ok || !/\/(tickets|surveys|articles\/[^/]+)(\/[^/]+|\/messages|\/links)?(\?|$)/.test(request.url)) return reply;
    const body = stretched(await reply.json());
    return Response.json(body, {headers: reply.headers});
  };
  counter.desk.parentElement!.style.inlineSize = `${width}px`;
  return {...counter, element: counter.desk.firstElementChild as LitElement};
}

/** Nothing sticks out, not with the spacing of WCAG 1.4.12 either, which hides no words; all that can be pressed is large enough and shows its focus. */
async function fits(element: LitElement, text: string): Promise<void> {
  await waitUntil(() => shownText(element).includes(text), `never said ${text}`);
  await element.updateComplete;
  expect(tooWide(element, width)).to.deep.equal([]);
  expect(tooSmall(element)).to.deep.equal([]);
  expect(withoutRing(element)).to.deep.equal([]);
  expect(moving(element)).to.deep.equal([]);
  const takeBack = spaced(element);
  expect(tooWide(element, width), 'spaced').to.deep.equal([]);
  expect(cutOff(element), 'spaced').to.deep.equal([]);
  takeBack();
}

/** In English, where words are longer. */
async function fitsInEnglish(element: LitElement): Promise<void> {
  element.closest('main')!.lang = 'en';
  await waitUntil(() => element.shadowRoot!.querySelector('.root')?.getAttribute('lang') === 'en', 'never spoke English', {
    timeout: 6_000,
  });
  await element.updateComplete;
  expect(tooWide(element, width), 'in English').to.deep.equal([]);
  expect(misnamed(element)).to.deep.equal([]);
}

const one = (reference: string) => html`<aftercare-ticket-status reference=${reference}></aftercare-ticket-status>`;
const request = (type: string) => html`<aftercare-submit-ticket type=${type}></aftercare-submit-ticket>`;

/** Main states of each element, with something that is said once it is there. */
const states: Record<string, {content: TemplateResult; says: string; as?: string | null; open?: boolean}> = {
  'the types of request': {content: html`<aftercare-submit-ticket></aftercare-submit-ticket>`, says: '故障'},
  'the form of an incident': {content: request('incident'), says: '影响程度'},
  'the form of a visit': {content: request('visit'), says: '提交'},
  'the list': {content: html`<aftercare-ticket-status></aftercare-ticket-status>`, says: '待我处理'},
  'the list of an organisation': {
    content: html`<aftercare-ticket-status scope="organisation"></aftercare-ticket-status>`,
    says: '审批',
    as: 'chen-guodong',
  },
  'a request in progress': {content: one('AC-7K3P-2614'), says: '承诺记录', open: true},
  'a request that is solved': {content: one('AC-6DWT-2602'), says: '问题解决了吗', open: true},
  'a quote': {content: one('AC-6QTD-2618'), says: '含税总价', open: true},
  'a delivery': {content: one('AC-4WHC-2583'), says: '验收通过', open: true},
  'a notice of delay': {content: one('AC-9DKW-2577'), says: '延期说明', as: 'chen-guodong', open: true},
  'a visit': {content: one('AC-5TGM-2631'), says: '就约这个时间', open: true},
  'a remote session': {content: one('AC-3MQC-2628'), says: '不同意', open: true},
  'an access that is asked for': {content: one('AC-3KVN-2630'), says: '授权…', as: 'chen-guodong', open: true},
  'an access in use': {content: one('AC-8MXC-2624'), says: '收回权限', as: 'chen-guodong', open: true},
  'the way in for guests': {content: html`<aftercare-ticket-status></aftercare-ticket-status>`, says: '获取验证码', as: null},
  'the articles': {content: html`<aftercare-knowledge-base></aftercare-knowledge-base>`, says: '大家常看'},
  'what a search finds': {content: html`<aftercare-knowledge-base query="超时"></aftercare-knowledge-base>`, says: '找到'},
  'an article': {
    content: html`<aftercare-knowledge-base article="row-level-permission"></aftercare-knowledge-base>`,
    says: '有帮助吗',
    open: true,
  },
  'the ratings': {content: html`<aftercare-satisfaction-survey></aftercare-satisfaction-survey>`, says: '请选择要评价的服务'},
  'the portal': {content: html`<aftercare-portal></aftercare-portal>`, says: '等您处理'},
};

describe('in a place 288 px wide, with endless words, wider spacing, forced colours and no motion, all is whole and in reach in', () => {
  before(() => emulateMedia({forcedColors: 'active', reducedMotion: 'reduce'}));
  after(() => emulateMedia({forcedColors: 'none', reducedMotion: 'no-preference'}));
  beforeEach(() => history.replaceState(null, '', location.pathname));

  for (const [name, {content, says, as = 'li-wen', open}] of Object.entries(states)) {
    it(name, async function () {
      this.timeout(15_000);
      const {element} = await openNarrow(content, {as});
      await fits(element, says);
      if (open) {
        for (const fold of element.shadowRoot!.querySelectorAll('details')) fold.open = true;
        await fits(element, says);
      }
      await fitsInEnglish(element);
    });
  }
});
