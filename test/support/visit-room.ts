import type {Visit} from '../../src/contract/visit.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {act as actOnTicket, ok, read} from './customer-acts.js';
import type {Reply} from './gateway-counter.js';
import {openStaffCounter, type StaffCounter} from './staff-counter.js';

export const as = 'li-wen';
export const other = 'zhou-yan';
export const hour = 3_600_000;
export const day = 24 * hour;
export const engineer = 'luo-yifan';
export const offer = {
  kind: 'on-site',
  engineer,
  contact: '010-0000-6180',
  purpose: '部署数据网关',
  address: '云景东路 9 号 2 层',
  prepare: ['机房出入手续', '登录账号'],
  present: '运维一位',
};
export const slots = [
  {from: '2026-03-05T01:00:00.000Z', to: '2026-03-05T03:00:00.000Z'},
  {from: '2026-03-06T01:00:00.000Z', to: '2026-03-06T03:00:00.000Z'},
];

/** Without other requests: their mails and engagements are not in the way. */
export const openRoom = () => openStaffCounter({world: {...haituWorld, tickets: []}});

export const visitOf = async (counter: StaffCounter, id: string, who = as): Promise<Visit> => (await read(counter, id, who)).visits.at(-1);

export async function act(
  counter: StaffCounter,
  id: string,
  action: string,
  said: object = {},
  who = as,
  version?: number,
): Promise<Reply> {
  const {version: seen, visits} = await read(counter, id, who);
  return actOnTicket(counter, id, {action, visit: visits?.at(-1).id, ...said}, who, version ?? seen);
}

export async function proposed(counter: StaffCounter, over: object = {}, who = as): Promise<string> {
  const fields = {purpose: 'install', address: '云景东路 9 号', day: '2026-03-05', host: '王磊'};
  const {id} = (await counter.submit(who, {type: 'visit', fields})).json;
  await ok(counter.step(id, 'propose-visit', {...offer, slots, ...over}));
  return id;
}

export async function booked(counter: StaffCounter): Promise<string> {
  const id = await proposed(counter);
  await ok(act(counter, id, 'book-visit', {slot: slots[0]!.from}));
  return id;
}
