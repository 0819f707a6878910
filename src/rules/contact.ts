import type {DeskSettings} from '../contract/desk-settings.js';
import type {Issue} from '../contract/problem.js';
import type {ContactChoice} from '../contract/ticket.js';

/** UTF-16 code units of a number or an address. */
const longest = 320;

/** What is wrong with the way in which a customer wants to be reached; a request without one is fine. Codes as `checkDraft` has them. */
export function checkContact({contactMethods}: Pick<DeskSettings, 'contactMethods'>, contact: ContactChoice | undefined): Issue[] {
  if (!contact) return [];
  const method = contactMethods.find(({id}) => id === contact.by);
  if (!method) return [{pointer: '/contact/by', code: 'unknown-option'}];
  const {length} = (contact.value ?? '').trim();
  if (!length) return method.asksValue ? [{pointer: '/contact/value', code: 'required'}] : [];
  return length > longest ? [{pointer: '/contact/value', code: 'too-long', params: {max: longest, actual: length}}] : [];
}
