import {expect} from '@open-wc/testing';
import type {CSSResultOrNative} from 'lit';
import {slimCss} from '../../scripts/slim-templates-plugin.mjs';
import * as ours from '../../src/index.js';

/** What a style sheet says, rule by rule, as the browser reads it; custom properties stand as they were written, but for space. */
function said(style: string): string[] {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  return [...sheet.cssRules].map(({cssText}) =>
    cssText.replaceAll(/\s*([,:;{}()*/>])\s*/g, '$1').replaceAll(/([ :,(*/-])0(?=\.\d)/g, '$1'),
  );
}

describe('slim style sheets', () => {
  for (const [name, element] of Object.entries(ours)) {
    if (!('elementStyles' in element)) continue;
    it(`say what the full ones of ${name} say`, () => {
      const styles: CSSResultOrNative[] = [element.styles ?? []].flat(Infinity) as CSSResultOrNative[];
      for (const style of styles) {
        if (style instanceof CSSStyleSheet) throw new Error('no template');
        const full = said(style.cssText);
        expect(full.length).to.be.greaterThan(0);
        expect(said(slimCss(style.cssText))).to.deep.equal(full);
        expect(slimCss(style.cssText).length).to.be.lessThan(style.cssText.length);
      }
    });
  }
});
