import {matchLocale} from '../locales/catalogue.js';
import {languageOf} from '../kit/language.js';
import {bare} from './bare.js';
import {elementFaults} from './element-faults.js';
import {finding, ofFaults, type Finding} from './finding.js';
import {foundElements} from './found-elements.js';
import {errorsHeard, violations} from './heard.js';
import {copiesOf} from './page-check.js';

/** What can be seen of the page and the device without asking anybody. */
export async function pageFindings(): Promise<Finding[]> {
  return [...elements(), ...surroundings(), ...(await storage())];
}

function elements(): Finding[] {
  const found = foundElements();
  if (!found.length) return [finding('elements', 'bad', 'none-found')];
  const tags = [...new Set(found.map(({localName}) => localName))];
  const faults = found.flatMap((element) => elementFaults(element));
  const once = [...new Map(faults.map((one) => [JSON.stringify(one), one])).values()];
  const visible = found.filter(({localName}) => localName !== 'aftercare-desk');
  const looks = visible.map((element) => {
    const lang = languageOf(element);
    return [
      finding('elements', 'good', 'speaks', {tag: element.localName, locale: matchLocale(lang), lang}),
      finding('elements', 'good', 'looks', {tag: element.localName, theme: getComputedStyle(element).colorScheme}),
    ];
  });
  return [
    ...ofFaults('elements', once),
    ...errorsHeard().map(({tag, code}) => finding('elements', 'note', 'error-heard', {tag, code})),
    ...tags.map((tag) =>
      finding('elements', 'good', 'found', {tag, count: String(found.filter(({localName}) => localName === tag).length)}),
    ),
    ...new Map(looks.flat().map((one) => [JSON.stringify(one), one])).values(),
  ];
}

function surroundings(): Finding[] {
  const copies = [...copiesOf()];
  const worker = navigator.serviceWorker?.controller?.scriptURL;
  const blocked = violations();
  return [
    ...blocked.map((params) => finding('page', 'bad', 'csp-heard', {...params})),
    ...(blocked.length ? [] : [finding('page', 'good', 'csp-quiet')]),
    copies.length > 1
      ? finding('page', 'bad', 'more-copies', {
          count: String(copies.length),
          which: copies.map(([url, version]) => `${version} (${bare(url)})`).join(', '),
        })
      : finding('page', 'good', 'one-copy', {version: copies[0]?.[1] ?? '?'}),
    isSecureContext ? finding('page', 'good', 'secure') : finding('page', 'note', 'insecure'),
    worker ? finding('page', 'note', 'worker', {url: bare(worker)}) : finding('page', 'good', 'no-worker'),
  ];
}

async function storage(): Promise<Finding[]> {
  const refused = [...(localStorageWorks() ? [] : ['localStorage']), ...((await databaseOpens()) ? [] : ['IndexedDB'])];
  return [
    refused.length ? finding('device', 'note', 'storage-refused', {which: refused.join(', ')}) : finding('device', 'good', 'storage-kept'),
  ];
}

function localStorageWorks(): boolean {
  try {
    localStorage.setItem('aftercare-debug', '');
    localStorage.removeItem('aftercare-debug');
    return true;
  } catch {
    return false;
  }
}

/** Some browsers let an opening hang. */
function databaseOpens(): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), 2_000);
    try {
      const opening = indexedDB.open('aftercare-debug');
      opening.onerror = () => resolve(false);
      opening.onsuccess = () => {
        opening.result.close();
        indexedDB.deleteDatabase('aftercare-debug');
        resolve(true);
      };
    } catch {
      resolve(false);
    }
  });
}
