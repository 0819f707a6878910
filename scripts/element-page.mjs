import {readFileSync} from 'node:fs';
import {Converter} from 'opencc-js';

/** @typedef {import('./read-manifest.mjs').ElementRecord} ElementRecord */
/** @typedef {import('./read-manifest.mjs').Named} Named */

/** @type {Record<string, string>} */
const chinese = JSON.parse(readFileSync(new URL('../demo/reference-zh.json', import.meta.url), 'utf8'));
/** @type {((text: string) => string) | undefined} made with the first page: its table takes longer than all else that a build reads at first. */
let toTaiwan;
/** The words of a house of Taiwan's: a desk for customers is no counter of wood. */
const inTraditional = (/** @type {string} */ text) =>
  (toTaiwan ??= Converter({from: 'cn', to: 'twp'}))(text).replaceAll('服務檯', '服務台').replaceAll('腳本里', '腳本裡');

const escaped = (/** @type {string} */ text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const withCode = (/** @type {string} */ text) => escaped(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
const code = (/** @type {string | undefined} */ text) => (text ? `<code>${escaped(text)}</code>` : '');

/**
 * A description in every language of the site. One that nobody has put into Chinese yet stands in English, and says that it does.
 *
 * @param {string} [english]
 */
export function described(english = '') {
  const own = chinese[english];
  if (!own) return english && `<span lang="en" data-both>${withCode(english)}</span>`;
  const one = (/** @type {string} */ lang, /** @type {string} */ text) => `<span lang="${lang}">${withCode(text)}</span>`;
  return one('zh-CN', own) + one('zh-Hant', inTraditional(own)) + one('en', english);
}

/**
 * One part of the reference; none where an element has nothing of the kind.
 *
 * @param {string} id
 * @param {string} title in both languages, as the site's pages write them
 * @param {string[]} heads
 * @param {string[][]} rows
 */
function table(id, title, heads, rows) {
  if (!rows.length) return '';
  const line = (/** @type {string[]} */ [first = '', ...rest]) =>
    `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
<div class="table goes-on" tabindex="0" role="group" aria-labelledby="${id}"><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>${rows.map(line).join('\n')}</tbody></table></div></section>`;
}

const name = '{{名称|Name}}';
const what = '{{说明|Description}}';
const type = '{{类型|Type}}';
const usual = '{{默认值|Default}}';
const detailOf = (/** @type {Named} */ {type}) => type?.text.replace(/^CustomEvent<(.*)>$/, '$1').replace('undefined', '') ?? '';

/**
 * Everything an element takes, says and lets be styled, as tables.
 *
 * @param {ElementRecord} element
 */
export function referenceOf({attributes, members, events, slots, cssParts, cssProperties}) {
  const properties = members.filter((one) => one.kind === 'field' && !one.attribute);
  const methods = members.filter(({kind}) => kind === 'method');
  const signature = (/** @type {(typeof methods)[number]} */ one) =>
    `${one.name}(${(one.parameters ?? []).map((given) => `${given.name}${given.optional ? '?' : ''}: ${given.type?.text}`).join(', ')})`;
  return [
    table(
      'attributes',
      '{{属性|Attributes}}',
      [name, type, usual, what],
      attributes.map((one) => [code(one.name), code(one.type?.text), code(one.default), described(one.description)]),
    ),
    table(
      'properties',
      '{{对象属性（在脚本里设置）|Properties, set from a script}}',
      [name, type, what],
      properties.map((one) => [code(one.name), code(one.type?.text), described(one.description)]),
    ),
    table(
      'methods',
      '{{方法|Methods}}',
      [name, '{{返回|Returns}}', what],
      methods.map((one) => [code(signature(one)), code(one.return?.type.text), described(one.description)]),
    ),
    table(
      'events',
      '{{事件|Events}}',
      [name, 'detail', what],
      events.map((one) => [code(one.name), code(detailOf(one)), described(one.description)]),
    ),
    table(
      'slots',
      '{{插槽|Slots}}',
      [name, what],
      slots.map((one) => [code(one.name || '（default）'), described(one.description)]),
    ),
    table(
      'parts',
      '{{可用 ::part() 设置样式的部分|Parts, for ::part()}}',
      [name, what],
      cssParts.map((one) => [code(one.name), described(one.description)]),
    ),
    table(
      'tokens',
      '{{设计变量|Tokens}}',
      [name, usual, what],
      cssProperties.map((one) => [code(one.name), code(one.default), described(one.description)]),
    ),
  ].join('\n');
}

/**
 * The ways to the pages of all elements.
 *
 * @param {ElementRecord[]} elements
 */
export function elementLinks(elements) {
  return elements.map(({tagName}) => `<a href="${pageOf(tagName)}"><code>${tagName.replace('aftercare-', '')}</code></a>`).join('\n');
}

/**
 * The same with what each is for.
 *
 * @param {ElementRecord[]} elements
 */
export function elementCards(elements) {
  return elements
    .map(
      ({tagName, description}) =>
        `<li><a href="${pageOf(tagName)}"><code>&lt;${tagName}&gt;</code></a><p>${described(description)}</p></li>`,
    )
    .join('\n');
}

const pageOf = (/** @type {string} */ tag) => `element-${tag.replace('aftercare-', '')}.html`;

/**
 * What the playground has to know of an element, to be read by its script.
 *
 * @param {ElementRecord} element
 */
export function recordOf({tagName, attributes, members, cssProperties}) {
  const words = (/** @type {string} */ text) =>
    /^'[^']*'( \| '[^']*')+$/.test(text) ? [...text.matchAll(/'([^']*)'/g)].map(([, one]) => one) : undefined;
  const record = {
    tag: tagName,
    attributes: attributes.map(({name, type}) => ({name, words: words(type?.text ?? ''), flag: type?.text === 'boolean'})),
    methods: members
      // After `destroy` there would be nothing left to play with.
      .filter(({kind, name, parameters = []}) => kind === 'method' && name !== 'destroy' && parameters.every(({optional}) => optional))
      .map(({name}) => name),
    values: members.flatMap(({kind, name, type}) => (kind === 'field' && /Record|Messages/.test(type?.text ?? '') ? [name] : [])),
    tokens: cssProperties.map((one) => ({name: one.name, start: one.default ?? ''})),
  };
  return `<script type="application/json" id="record">${JSON.stringify(record).replaceAll('<', '\\u003c')}</script>`;
}
