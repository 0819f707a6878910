import {ahead} from '../contract/device-clock.js';
import {failureOf} from './bare.js';
import {fault, type Fault} from './fault.js';
import {tokenFaults} from './token-faults.js';

export type Signing = Element & {readonly auth?: {readonly getToken?: () => Promise<unknown>} | undefined};

/** The desk or portal that signs in for an element. */
export function signingFor(element: Element): Signing | undefined {
  for (let node: Node | null = element; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element && 'auth' in node) return node as Signing;
  }
  return document.querySelector<Signing>('aftercare-desk') ?? undefined;
}

const asked = new WeakSet<Element>();

/** Why the backend wants somebody to sign in: asks the host for its token once more, once for a desk. The token goes nowhere. */
export async function faultsOfSignIn(element: Element): Promise<Fault[]> {
  const desk = signingFor(element);
  // Without `auth` nobody is meant to be signed in.
  if (!desk || asked.has(desk) || typeof desk.auth?.getToken !== 'function') return [];
  const tag = desk.localName;
  asked.add(desk);
  try {
    return tokenFaults(tag, await desk.auth.getToken(), Date.now() + ahead).faults;
  } catch (error) {
    return [fault('token-failed', {tag, error: failureOf(error)})];
  }
}
