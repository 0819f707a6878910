import {version} from '../kit/version.js';
import {fill} from './fault.js';
import type {Finding} from './finding.js';
import type {PanelWords} from './words/en.js';

/** The findings as text to hand on. It holds no token, and of addresses nothing behind a `?` or `#`. */
export function reportOf(findings: readonly Finding[], words: PanelWords): string {
  const head = [`${words.title} ${version} · ${new Date().toISOString()}`, location.origin + location.pathname, navigator.userAgent];
  const lines = findings.map(
    ({is, place, code, params}) => `[${words[is]}] ${words[place]} · ${fill(words[code], params).replaceAll('\n', ' ')}`,
  );
  return [...head, '', ...lines].join('\n');
}
