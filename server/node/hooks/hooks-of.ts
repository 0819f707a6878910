import {hookEvents} from '../../app/hooks.js';
import type {Configuration} from '../configuration.js';
import {EnvironmentError, isWebAddress} from '../environment.js';
import type {Fault, Variables} from '../variables.js';
import type {HookTarget} from './target.js';

/** The hooks of the configuration, with the addresses and secrets that the variables hold. Throws `EnvironmentError` where one is missing or wrong. */
export function hooksOf({desk, hooks = []}: Pick<Configuration, 'desk' | 'hooks'>, variables: Variables): HookTarget[] {
  const faults: Fault[] = [];
  const read = (name: string | undefined) => (name === undefined ? undefined : variables[name]?.trim() || undefined);
  const first = desk.impact.priorities[0]?.id;
  const targets = hooks.flatMap(({name, kind, urlFrom, secretFrom, tells, urgent, title = false, locale, inside = false}): HookTarget[] => {
    const [address, secret] = [read(urlFrom), read(secretFrom)];
    if (address === undefined || !isWebAddress(!inside)(address)) {
      const cure = `holds the address of the hook “${name}”, as CONFIG says, and must be an https address`;
      faults.push({variable: urlFrom, cure});
    }
    if (secretFrom !== undefined && !(kind === 'signed' ? isSigning(secret) : secret !== undefined)) {
      const form = kind === 'signed' ? `; make one with: ${makeOne}` : ', as the chat shows it';
      faults.push({variable: secretFrom, cure: `holds the secret of the hook “${name}”, as CONFIG says${form}`});
    }
    if (address === undefined || !URL.canParse(address)) return [];
    return [
      {
        ...{name, kind, url: new URL(address), secret, title, inside},
        tells: tells ?? hookEvents,
        urgent: urgent ?? (first === undefined ? [] : [first]),
        locale: locale ?? desk.locales[0] ?? 'en',
      },
    ];
  });
  if (faults.length) throw new EnvironmentError(faults);
  return targets;
}

const makeOne = `node -p "'whsec_' + require('crypto').randomBytes(32).toString('base64')"`;

/** 24 to 64 bytes in base64, see https://www.standardwebhooks.com. */
function isSigning(secret: string | undefined): boolean {
  const text = /^whsec_([A-Za-z0-9+/]{32,86}={0,2})$/.exec(secret ?? '')?.[1];
  return text !== undefined && Buffer.from(text, 'base64').length >= 24;
}
