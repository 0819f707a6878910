import {expect, waitUntil} from '@open-wc/testing';
import {html, type LitElement, type TemplateResult} from 'lit';
import {openCounter, shownText, type CounterOptions} from '../support/counter.js';
import '../support/every-element.js';

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

/** An element in a narrow place, with the spacing of WCAG 1.4.12, on a backend that answers with endless words. */
async function openNarrow(content: TemplateResult, options: CounterOptions = {}) {
  const counter = await openCounter(content, options);
  const {transport} = counter.line;
  counter.line.transport = async (request) => {
    const reply = await transport(request);
    if (!reply.ok || !/\/(tickets|surveys|articles\/[^/]+)(\/[^/]+|\/messages|\/links)?(\?|$)/.test(request.url)) return reply;
    const body = stretched(await reply.json());
    return Response.json(body, {headers: reply.headers});
  };
  const {style} = counter.desk.parentElement!;
  style.inlineSize = `${width}px`;
  style.letterSpacing = '0.12em';
  style.wordSpacing = '0.16em';
  return {...counter, element: counter.desk.firstElementChild as LitElement};
}

function* drawn(root: ShadowRoot): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    yield element;
    if (element.shadowRoot) yield* drawn(element.shadowRoot);
  }
}

/** Whether a part moves sideways by itself, as code and tables do, or hides what sticks out of it on purpose. */
function keepsIn(element: HTMLElement): boolean {
  for (let at: Element | null = element.parentElement; at; at = at.parentElement) {
    const {overflowX, position} = getComputedStyle(at);
    if (overflowX === 'auto' || overflowX === 'scroll' || position === 'fixed' || at.matches('.unseen')) return true;
  }
  return element.matches('.unseen, .unseen *, dialog, dialog *');
}

/** How far the ground of a row is meant to reach into the margin around its element. */
const overhang = (part: Element): number => Math.max(0, -parseFloat(getComputedStyle(part).marginInlineEnd));

/** What sticks out of the place, with how far. */
function tooWide(element: LitElement): string[] {
  const edge = element.getBoundingClientRect().left + width + 0.5;
  return [...drawn(element.shadowRoot!)]
    .filter((part) => part.checkVisibility() && part.getBoundingClientRect().width > 1)
    .filter((part) => part.getBoundingClientRect().right > edge + overhang(part) && !keepsIn(part))
    .map(
      (part) =>
        `${part.localName}.${part.className} ${Math.round(part.getBoundingClientRect().right - edge)} px: ${part.textContent.slice(0, 40)}`,
    );
}

async function fits(element: LitElement, text: string): Promise<void> {
  await waitUntil(() => shownText(element).includes(text), `never said ${text}`, {timeout: 6_000});
  await element.updateComplete;
  expect(tooWide(element)).to.deep.equal([]);
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

describe('in a place 288 px wide, with endless words and wider spacing, nothing sticks out of', () => {
  beforeEach(() => history.replaceState(null, '', location.pathname));

  for (const [name, {content, says, as = 'li-wen', open}] of Object.entries(states)) {
    it(name, async function () {
      this.timeout(15_000);
      const {element} = await openNarrow(content, {as});
      await fits(element, says);
      if (!open) return;
      for (const fold of element.shadowRoot!.querySelectorAll('details')) fold.open = true;
      await fits(element, says);
    });
  }
});
