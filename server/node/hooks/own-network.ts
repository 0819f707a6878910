import {BlockList, isIP} from 'node:net';
import type {LookupAddress} from 'node:dns';

/** Addresses that are nobody's on the open net: this machine, private networks, links, tests, groups, and ways by which one address stands for another (RFC 6890, 6052, 3056, 4380). */
const inside = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, prefix, 'ipv4');
/** All of IPv6 that is given out on the open net stands in 2000::/3. */
const open = new BlockList();
open.addSubnet('2000::', 3, 'ipv6');
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inside.addSubnet(net, prefix, 'ipv6');

/** Whether an address may be of the gateway's own network. What is no address counts as such. */
export function isInside(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return inside.check(address, 'ipv4');
  if (family !== 6) return true;
  return !open.check(address, 'ipv6') || inside.check(address, 'ipv6');
}

/** Whether one of them may be. */
export function anyInside(addresses: readonly LookupAddress[]): boolean {
  return !addresses.length || addresses.some(({address}) => isInside(address));
}
