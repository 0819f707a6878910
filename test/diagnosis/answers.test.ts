import {aTimeout, expect, fixtureSync} from '@open-wc/testing';
import {html} from 'lit';
import {baseFaults} from '../../src/diagnosis/base-faults.js';
import {elementFaults} from '../../src/diagnosis/element-faults.js';
import {examine} from '../../src/diagnosis/examine.js';
import {faultText} from '../../src/diagnosis/fault.js';
import type {Finding} from '../../src/diagnosis/finding.js';
import {listen, violations} from '../../src/diagnosis/heard.js';
import {inTime, TooLong} from '../../src/diagnosis/in-time.js';
import {checkPage} from '../../src/diagnosis/page-check.js';
import {reach} from '../../src/diagnosis/reach.js';
import {signInFindings} from '../../src/diagnosis/sign-in-findings.js';
import {tokenFaults} from '../../src/diagnosis/token-faults.js';
import '../../src/define/desk.js';
import '../../src/define/knowledge-base.js';
import '../../src/define/portal.js';
import '../../src/define/submit-ticket.js';
import '../../src/define/ticket-status.js';
import {waitUntil} from '../support/wait-until.js';

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
    expect(texts).to.include('theme="drak" on <aftercare-portal> means nothing, and auto is taken. Did you mean "dark"? It may be');
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

  it('keeps to itself what names somebody', async () => {
    const desk = document.createElement('aftercare-desk');
    desk.baseUrl = `${base}?user=ann`;
    Object.assign(desk, {prefill: {phone: 5550123}, context: {odd: Object.create(null)}});
    const texts = elementFaults(desk).map(faultText).join('\n');
    expect(texts).to.include('prefill.phone of <aftercare-desk> is of type number');
    expect(texts).to.include('context.odd of <aftercare-desk> is of type object');
    expect(texts).not.to.match(/ann|5550123/);
    const signing = Object.assign(document.createElement('div'), {auth: {getToken: () => Promise.reject(new Error('no /token?user=ann'))}});
    expect((await signInFindings(signing, 0)).findings[0]!.params['error']).to.equal('no /token');
  });

  it('is waited for where embed.js loads it, and a portal alone is told that it needs a base-url', () => {
    const yet = document.createElement('aftercare-satisfaction-survey');
    expect(codes(yet)).to.deep.equal(['desk-undefined']);
    const page = window as {aftercare?: unknown};
    page.aftercare = {version: '0.1.0'};
    expect(codes(yet)).to.deep.equal([]);
    delete page.aftercare;
    expect(codes(document.createElement('aftercare-portal'))).to.deep.equal(['base-missing']);
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
    // On localhost it stands where the page is looked at, too.
    expect(first.shadowRoot!.querySelector('[role="note"]')!.textContent).to.include('finds no desk');
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

describe('a backend that cannot be read', () => {
  it('is spoken of once, with why and the cure', async () => {
    const {warn} = console;
    const heard: string[] = [];
    console.warn = (text: string) => void heard.push(text);
    try {
      // A port that browsers never call.
      const desk = put(html`<aftercare-desk base-url="http://localhost:1/portal/v1"></aftercare-desk>`);
      await (desk as HTMLElement & {updateComplete: Promise<unknown>}).updateComplete;
      for (let n = 0; n < 2; n++)
        desk.dispatchEvent(new CustomEvent('aftercare-error', {bubbles: true, composed: true, detail: {code: 'offline'}}));
      await waitUntil(() => heard.length, 'nothing was said');
      await aTimeout(0);
      expect(heard.join()).to.match(/^Aftercare: Nothing answers at http:\/\/localhost:1\. Is the name right.+aftercare-debug/);
    } finally {
      console.warn = warn;
    }
  });
});

// After the console: what examines takes time, in which the page’s own check begins.
describe('the panel', () => {
  it('gives nobody longer than it says', async () => {
    const error: unknown = await inTime(new Promise(() => {}), 0).catch((error: unknown) => error);
    expect(error).to.be.instanceOf(TooLong);
    expect(await inTime(Promise.resolve(1))).to.equal(1);
  });

  it('tells a busy backend from a wrong address', async () => {
    const told = async (status: number) =>
      (await reach({base, transport: async () => new Response('', {status})})).findings.map(({code}) => code);
    expect(await told(503)).to.deep.equal(['status-busy']);
    expect(await told(404)).to.deep.equal(['status-wrong']);
  });

  it('hears only what a policy keeps from working', () => {
    listen();
    const heard = (disposition: SecurityPolicyViolationEventDisposition, blockedURI: string) =>
      document.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation', {...violation, disposition, blockedURI}));
    const violation = {documentURI: base, effectiveDirective: 'img-src', violatedDirective: 'img-src', originalPolicy: '', statusCode: 0};
    heard('report', 'https://told.example/a');
    heard('enforce', 'https://kept.example/a?b');
    expect(violations().map(({what}) => what)).to.deep.equal(['https://kept.example/a']);
  });

  it('examines every sign-in of several desks with one address', async () => {
    const transport = async () => new Response('', {status: 404});
    const failing = (said: string) => ({
      async getToken() {
        throw new Error(said);
      },
    });
    put(html`<div>
      <aftercare-desk .baseUrl=${base} .transport=${transport} .auth=${failing('one')}></aftercare-desk>
      <aftercare-desk .baseUrl=${base} .transport=${transport} .auth=${failing('two')}></aftercare-desk>
    </div>`);
    const findings: Finding[] = [];
    await examine((more) => findings.push(...more));
    expect(findings.flatMap(({code, params}) => (code === 'token-failed' ? [params['error']] : []))).to.deep.equal(['one', 'two']);
  });
});
