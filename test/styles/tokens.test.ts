import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import '../../src/define/ticket-status.js';
import {paint} from '../../src/kit/old-colours.js';
import type {Rgb} from '../../src/kit/palette.js';
import {tokens} from '../../src/styles/tokens.js';
import {base} from '../../src/styles/base.js';
import {contrast} from '../support/contrast.js';

/** A colour as the browser paints it. */
function painted(colour: string): Rgb {
  const context = document.createElement('canvas').getContext('2d', {willReadFrequently: true})!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return Array.from(context.getImageData(0, 0, 1, 1).data.slice(0, 3), (part) => part / 255) as unknown as Rgb;
}

const publicNames = [...new Set(`${tokens.cssText}${base.cssText}`.match(/--aftercare-[\w-]+/g))].sort();

/** An element whose private tokens can be read as what they come to. */
async function dressed(theme: string, given: Record<string, string> = {}) {
  const element = await fixture<HTMLElement>(html`<aftercare-ticket-status theme=${theme}></aftercare-ticket-status>`);
  for (const [name, value] of Object.entries(given)) element.style.setProperty(`--aftercare-${name}`, value);
  const probe = document.createElement('i');
  element.shadowRoot!.append(probe);
  const colour = (name: string) => {
    probe.style.color = `var(--_${name})`;
    return painted(getComputedStyle(probe).color);
  };
  return {element, probe, colour};
}

const accents = [
  '#2456d3', '#ffd400', '#ffe4e9', '#050505', '#fcfcfc', '#0000ff', '#ff0000', '#00ff00', '#00ffff', '#ff00ff', '#07c160', '#ff6a00', '#000', '#fff',
]; // prettier-ignore
const grounds = ['bg', 'surface', 'accent-soft', 'danger-soft', 'warn-soft', 'good-soft'];
const letters = ['text', 'muted', 'accent', 'danger', 'warn', 'good'];

/** That every letter and border has its contrast on every ground. */
function isReadable(colour: (name: string) => Rgb, whose: string): void {
  for (const ground of grounds.map((name) => ({name, is: colour(name)}))) {
    for (const name of letters) expect(contrast(colour(name), ground.is), `${whose}: ${name} on ${ground.name}`).to.be.at.least(4.5);
    expect(contrast(colour('line-strong'), ground.is), `${whose}: borders on ${ground.name}`).to.be.at.least(3);
  }
  expect(contrast(colour('on-accent'), colour('fill')), `${whose}: letters on it`).to.be.at.least(4.5);
  expect(contrast(colour('text'), colour('mark')), `${whose}: what is marked`).to.be.at.least(4.5);
}

describe('the palette', () => {
  for (const theme of ['light', 'dark']) {
    it(`can be read in ${theme}, whatever the accent`, async () => {
      const {element, colour} = await dressed(theme);
      for (const accent of accents) {
        element.style.setProperty('--aftercare-accent', accent);
        isReadable(colour, accent);
      }
    });
  }

  it('is the same where a browser makes no colour from another', async () => {
    for (const theme of ['light', 'dark']) {
      for (const accent of accents) {
        const {element, colour} = await dressed(theme, {accent});
        const names = ['accent', 'fill', 'on-accent'];
        const before = names.map(colour);
        paint(element as Parameters<typeof paint>[0]);
        for (const [at, name] of names.entries()) {
          const apart = Math.max(...colour(name).map((part, index) => Math.abs(part - before[at]![index]!)));
          expect(apart, `${name} of ${accent} in ${theme}`).to.be.at.most(2);
        }
      }
    }
  });
});

describe('the ready themes', () => {
  for (const name of ['calm', 'hearth', 'ledger'])
    it(`${name} can be read in light and dark, and its own colour is not that of what went wrong`, async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(await (await fetch(`/src/themes/${name}.css`)).text());
      document.adoptedStyleSheets.push(sheet);
      try {
        for (const theme of ['light', 'dark']) {
          const {colour} = await dressed(theme);
          isReadable(colour, `${name} in ${theme}`);
          const apart = colour('accent').map((part, at) => Math.abs(part - colour('danger')[at]!));
          expect(Math.max(...apart), `${name} in ${theme}`).to.be.at.least(0.2);
        }
      } finally {
        document.adoptedStyleSheets.pop();
      }
    });
});

describe('tokens', () => {
  it('stand in docs/theming.md and with the element that all others are, each once', async () => {
    const documented = async (file: string, at: RegExp) =>
      [...(await (await fetch(file)).text()).matchAll(at)].map(([, name]) => name).sort();
    expect(await documented('/docs/theming.md', /^\| `(--aftercare-[\w-]+)`/gm)).to.deep.equal(publicNames);
    expect(publicNames.length).to.be.within(20, 30);
  });

  it('each change something', async () => {
    const other: Record<string, string> = {
      radius: '3px',
      'control-radius': '99px',
      shadow: 'none',
      space: '5px',
      'control-height': '50px',
      'font-size': '19px',
      room: '77px',
    };
    for (const name of publicNames.map((whole) => whole.slice('--aftercare-'.length))) {
      const value = other[name] ?? (name.startsWith('font') ? 'cursive' : '#123456');
      const look = async (given: Record<string, string>) => {
        const {element} = await dressed(name.endsWith('-dark') ? 'dark' : 'light', given);
        const title = document.createElement('h2');
        element.shadowRoot!.querySelector('.root')!.append(title);
        const fonts = [title, title.parentElement!].map((one) => getComputedStyle(one).fontFamily);
        const privates = [...getComputedStyle(element).getPropertyValue('--_mono'), ...tokens.cssText.matchAll(/--_[\w-]+(?=:)/g)];
        const {minBlockSize} = getComputedStyle(title.parentElement!);
        return JSON.stringify([fonts, minBlockSize, ...privates.map((one) => getComputedStyle(element).getPropertyValue(String(one)))]);
      };
      expect(await look({[name]: value}), name).not.to.equal(await look({}));
    }
  });

  it('that are private take nothing from the page', async () => {
    const {element} = await dressed('light');
    const before = getComputedStyle(element).getPropertyValue('--_accent');
    element.parentElement!.style.setProperty('--_accent', 'red');
    element.parentElement!.style.setProperty('--_given', 'red');
    expect(getComputedStyle(element).getPropertyValue('--_accent')).to.equal(before);
  });
});
