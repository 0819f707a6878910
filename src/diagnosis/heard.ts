import {bare} from './bare.js';

export interface Violation {
  directive: string;
  what: string;
}

const blocked = new Map<string, Violation>();
const errors: {tag: string; code: string}[] = [];
let listening = false;

/** Begins to note what a policy blocks and which errors elements tell of; what the browser has kept from before comes along. */
export function listen(): void {
  if (listening) return;
  listening = true;
  const note = (directive: string, what: string) => blocked.set(`${directive} ${what}`, {directive, what});
  // A policy that only reports keeps nothing from working.
  document.addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI, disposition}) => {
    if (disposition === 'enforce') note(effectiveDirective, bare(blockedURI));
  });
  document.addEventListener('aftercare-error', (event) => {
    const {target, detail} = event as CustomEvent<{code: string}>;
    errors.push({tag: (target as Element).localName, code: detail.code});
  });
  try {
    new ReportingObserver(
      (reports) => {
        for (const {body} of reports) {
          const {effectiveDirective, blockedURL, disposition} = body as unknown as Record<string, string | undefined>;
          if (effectiveDirective && disposition === 'enforce') note(effectiveDirective, bare(blockedURL ?? 'inline'));
        }
      },
      {types: ['csp-violation'], buffered: true},
    ).observe();
  } catch {
    // Not every browser keeps reports.
  }
}

export const violations = (): Violation[] => [...blocked.values()];
export const errorsHeard = (): readonly {tag: string; code: string}[] => errors;
