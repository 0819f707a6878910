import {control} from './control.js';
import {keep, kept} from './kept.js';
import {spoken} from './language.js';

/** Gives a token for one of the vendor's customers. */
export type TokenFor = (customer: string) => Promise<string>;

/** A vendor's backend answers this behind its own login; here whoever chooses a customer is that customer. */
export async function tokenFromServer(customer: string): Promise<string> {
  const answer = await fetch(`/demo/token?as=${encodeURIComponent(customer)}`);
  if (!answer.ok) throw new Error(`No token for ${customer}: ${answer.status}`);
  const {token} = (await answer.json()) as {token: string};
  return token;
}

/** Somebody who writes and is written to in the page's language. */
const speakers = {'zh-Hans': 'li-wen', 'zh-Hant': 'leung-ka-man', en: 'emma-hart'};

/** Shows who is signed in, and keeps whom the reader chooses, on pages without a desk as well. */
export function startCustomer(changed = () => {}): void {
  const choice = control('customer', HTMLSelectElement);
  const isKnown = () => [...choice.options].some(({value}) => value === kept('customer'));
  const show = () => {
    choice.value = isKnown() ? kept('customer')! : speakers[spoken()];
    changed();
  };
  choice.addEventListener('change', () => {
    keep('customer', choice.value);
    changed();
  });
  control('language', HTMLSelectElement).addEventListener('change', () => isKnown() || show());
  show();
}

/** Signs the chosen customer in at every desk of the page, and the next one as soon as the choice changes. */
export function startSignIn(tokenFor: TokenFor): void {
  startCustomer(() => {
    const customer = control('customer', HTMLSelectElement).value;
    for (const desk of document.querySelectorAll('aftercare-desk, aftercare-portal')) {
      Object.assign(desk, {auth: customer ? {getToken: () => tokenFor(customer)} : undefined});
    }
  });
}
