import type {Configuration} from './configuration.js';
import {EnvironmentError, isSecret, isWebAddress, makeOne, missingOf, type Environment, type Issuer} from './environment.js';
import type {Fault, Variables} from './variables.js';

/** Everybody whose tokens are taken: whom the variables name, and whom the configuration does. Throws `EnvironmentError` where there is nobody, or a key is missing. */
export function issuersOf(
  {customers, production}: Pick<Environment, 'customers' | 'production'>,
  configured: NonNullable<Configuration['issuers']> = [],
  variables: Variables,
): readonly [Issuer, ...Issuer[]] {
  const faults: Fault[] = [];
  const others = configured.map(({issuer, audience, jwksUrl, secretFrom = ''}, n): Issuer => {
    if (jwksUrl !== undefined) {
      if (!isWebAddress(production)(jwksUrl))
        faults.push({variable: `issuers[${n}].jwksUrl`, cure: 'must be the https address of a JSON Web Key Set'});
      return {issuer, audience, jwksUrl};
    }
    const secret = variables[secretFrom]?.trim() ?? '';
    if (!isSecret(secret)) {
      faults.push({
        variable: secretFrom,
        cure: `holds the secret of ${issuer}, as CONFIG says, and needs 32 characters or more; ${makeOne}`,
      });
    }
    return {issuer, audience, secret};
  });
  const [first, ...more] = [...(customers ? [customers] : []), ...others];
  if (!first) faults.push(...missingOf({}));
  if (!first || faults.length) throw new EnvironmentError(faults);
  return [first, ...more];
}
