import {aTimeout, expect, fixtureSync, waitUntil} from '@open-wc/testing';
import {html} from 'lit';
import {baseFaults} from '../../src/diagnosis/base-faults.js';
import {elementFaults} from '../../src/diagnosis/element-faults.js';
import {faultText} from '../../src/diagnosis/fault.js';
import {checkPage} from '../../src/diagnosis/page-check.js';
import {tokenFaults} from '../../src/diagnosis/token-faults.js';
import '../../src/define/desk.js';
import '../../src/define/knowledge-base.js';
import '../../src/define/portal.js';
import '../../src/define/submit-ticket.js';
import '../../src/define/ticket-status.js';

const base = 'https://support.example.com/portal/v1';
const here = document.documentElement;

function put(markup: ReturnType<typeof html>): Element {
  return fixtureSync(markup);
}

/** What is said of an element, shortened to its codes. */
const codes = (element: Element) => elementFaults(element).map(({code}) => code);

describe('what an element’s page wrote', () => {
  it('is left alone where it is right', () => {
    const right = put(
      html`<aftercare-portal base-url=${base} theme="dark" density="compact" view="tickets" class="a" data-x="1" aria-label="b" lang="en"></aftercare-portal>`,
    );
    expect(codes(right)).to.deep.equal([]);
    expect(codes(put(html`<aftercare-desk base-url=${base} .prefill=${{type: 'incident'}}></aftercare-desk>`))).to.deep.equal([]);
  });

  it('is answered with what was meant', () => {
    const element = document.createElement('aftercare-portal');
    for (const [name, value] of Object.entries({
      'base-ulr': base,
      theme: 'drak',
      view: 'ticket',
      prefill: '[object Object]',
      auth: 'x',
      colour: 'red',
    }))
      element.setAttribute(name, value);
    const texts = elementFaults(element).map(faultText).join('\n');
    expect(texts).to.include('no attribute "base-ulr". Did you mean "base-url"?');
    expect(texts).to.include('theme="drak" on <aftercare-portal> means nothing, and auto is taken. It may be auto, light, dark.');
    expect(texts).to.include('view="ticket"');
    expect(texts).to.include('element.prefill = …');
    expect(texts).to.include('"auth" of <aftercare-portal> is a property and no attribute');
    expect(texts).to.include('no attribute "colour". It takes base-url, density');
  });

  it('takes a base-url for what it will be to a browser', () => {
    const said = (value: string) => baseFaults('aftercare-desk', value, true).map(({code}) => code);
    for (const good of [base, `${base}/`, '/portal/v1', 'portal/v1', 'demo:', 'http://localhost:4173/portal/v1'])
      expect(said(good), good).to.deep.equal([]);
    expect(said('')).to.deep.equal(['base-missing']);
    expect(said('support.example.com/portal/v1')).to.deep.equal(['base-scheme']);
    expect(said('localhost:4173/portal/v1')).to.deep.equal(['base-scheme']);
    expect(said('https://')).to.deep.equal(['base-no-address']);
    expect(said('ftp://example.com/portal')).to.deep.equal(['base-no-address']);
    expect(said(`${base}/desk`)).to.deep.equal(['base-too-long']);
    expect(said(`${base}?x=1`)).to.deep.equal(['base-query']);
  });

  it('has values that would not work as they were set', () => {
    const desk = document.createElement('aftercare-desk');
    desk.baseUrl = base;
    Object.assign(desk, {auth: 'eyJ', prefill: {version: 6.2}, context: 'page', messages: undefined});
    expect(codes(desk)).to.deep.equal(['auth-is-token', 'property-value', 'property-text']);
    Object.assign(desk, {auth: {token: 'eyJ'}, prefill: null, context: {}});
    expect(codes(desk)).to.deep.equal(['auth-no-function']);
  });
});

describe('a token', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  const at = now / 1000;
  const coded = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
  const token = (claims: object, header = {alg: 'HS256'}) => `${coded(header)}.${coded(claims)}.c2lnbmF0dXJl`;
  const right = {iss: 'vendor', aud: 'desk', sub: 'ann', iat: at, exp: at + 600};
  const said = (given: unknown) => tokenFaults('aftercare-desk', given, now).faults.map(({code}) => code);

  it('is told apart from what is none', () => {
    expect(said(token(right))).to.deep.equal([]);
    expect(said({token: 'x'})).to.deep.equal(['token-kind']);
    expect(said(undefined)).to.deep.equal(['token-kind']);
    expect(said(' ')).to.deep.equal(['token-empty']);
    expect(said('<!doctype html>')).to.deep.equal(['token-html']);
    expect(said(JSON.stringify({token: token(right)}))).to.deep.equal(['token-json']);
    expect(said(`Bearer ${token(right)}`)).to.deep.equal(['token-bearer']);
    expect(said('a.b')).to.deep.equal(['token-no-jwt']);
    expect(said('a.b.c')).to.deep.equal(['token-no-jwt']);
  });

  it('is read for what the gateway would refuse', () => {
    expect(said(token({...right, exp: at - 61}))).to.deep.equal(['token-expired']);
    expect(said(token({...right, exp: at + 3600}))).to.deep.equal(['token-long']);
    expect(said(token({...right, iat: at + 300}))).to.deep.equal(['token-early']);
    expect(said(token({...right, iat: now, exp: now + 600_000}))).to.deep.equal(['token-milliseconds']);
    expect(said(token({...right, aud: undefined}))).to.deep.equal(['token-claims']);
    expect(said(token(right, {alg: 'none'}))).to.deep.equal(['token-algorithm']);
  });
});

describe('the console', () => {
  const {warn} = console;
  const heard: string[] = [];
  before(() => (console.warn = (text: string) => void heard.push(text)));
  after(() => (console.warn = warn));

  it('is told each thing once, of what is there and of what comes later', async () => {
    here.lang = 'en';
    const first = put(html`<aftercare-ticket-status scoop="mine"></aftercare-ticket-status>`);
    checkPage(customElements.get('aftercare-desk')!, 0);
    const about = (part: string) => heard.filter((text) => text.includes(part));
    await waitUntil(() => about('"scope"').length === 1, 'the slip in an attribute is not answered');
    expect(about('<aftercare-ticket-status> finds no desk')).to.have.length(1);
    put(html`<aftercare-ticket-status scoop="mine"></aftercare-ticket-status>`);
    put(html`<aftercare-knowledge-base mode="pallete"></aftercare-knowledge-base>`);
    await waitUntil(() => about('mode="pallete"').length === 1, 'what came later is not answered');
    first.setAttribute('scope', 'yours');
    await waitUntil(() => about('scope="yours"').length === 1, 'what was changed is not answered');
    expect(about('"scope"?')).to.have.length(1);
  });

  it('learns what getToken gave once the backend asked for somebody, and once only', async () => {
    let asked = 0;
    const desk = put(html`<aftercare-desk .baseUrl=${base} .transport=${async () => new Response('', {status: 401})}></aftercare-desk>`);
    Object.assign(desk, {auth: {getToken: async () => (asked++, '<!doctype html>')}});
    for (let n = 0; n < 3; n++) desk.dispatchEvent(new CustomEvent('aftercare-auth-required', {bubbles: true, composed: true}));
    await waitUntil(() => heard.some((text) => text.includes('gave a web page and not a token')), 'the web page is not spoken of');
    await aTimeout(0);
    expect(asked).to.equal(1);
  });
});
