import {isIPv6} from 'node:net';

/**
 * The network that a connection comes from: an IPv4 address, or the first half of an IPv6 one, since that is what one household or office is given.
 * `forwarded`: the `X-Forwarded-For` of a proxy that is trusted; its last entry is the one that the proxy itself saw.
 */
export function networkOf(address: string | undefined, forwarded: string | null = null): string {
  const seen = forwarded?.split(',').at(-1)?.trim() || (address ?? '');
  const plain = seen.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.toLowerCase().split('::');
  const [left, right] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)];
  const whole = plain.includes('::') ? [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right] : left;
  return whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

/** The origin that a customer reached a trusted proxy by; as far as the proxy says nothing of it, that of the request as it came here. */
export function originOf({url, headers}: Request): string {
  const here = new URL(url);
  const last = (name: string) => headers.get(name)?.split(',').at(-1)?.trim() ?? '';
  const scheme = /^https?$/.test(last('X-Forwarded-Proto')) ? `${last('X-Forwarded-Proto')}:` : here.protocol;
  const host = last('X-Forwarded-Host');
  return `${scheme}//${/^(?:[\w.-]+|\[[\da-f:]+\])(?::\d{1,5})?$/i.test(host) ? host : here.host}`;
}
