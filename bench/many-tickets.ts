import {personKey} from '../server/app/authenticate.js';
import type {Change} from '../server/app/ports.js';
import {placeInQueue} from '../server/app/queue-place.js';
import {applyStep, receiveTicket, type TicketRecord} from '../server/app/ticket-record.js';
import {haituWorld} from '../server/memory/world/haitu.js';
import {testIssuer} from '../test/support/gateway-host.js';
import {incident} from '../test/support/gateway-counter.js';

/** Tickets of one customer. */
export const perCustomer = 20;

const sentences = [
  '昨晚升级到 6.2.1，今天早上打开销售看板一直在加载，换了浏览器也一样。',
  '数据库连接超时通常由防火墙或连接池配置引起，我们把 connectionTimeout 调到了 30 秒。',
  '儀表板載入緩慢，多半是因為資料集沒有設定增量更新。',
  '導出的報表出現亂碼，請問在哪裡選擇字元編碼？',
  'The gateway answers HTTP-503 after a minute; the proxy log says upstream timed out.',
  'MySQL 8.0.33 需要开启 TLS 1.2，否则握手会失败并返回错误码 ERR_SSL_PROTOCOL。',
  'Scheduled mails stop once the credentials expire, although nobody changed the password.',
  '按组织架构同步用户之后，华东区的同事看不到自己的门店。',
];

export const customer = (n: number): string => `customer-${n}`;

/** Whose the `n`th of so many tickets is: customers take turns, so that what one of them has lies scattered as it does in life. */
export const ownerOfTicket = (n: number, size: number): string => customer(n % Math.floor(size / perCustomer));

/** The `n`th of `size` made-up tickets: a fault with a classification, an answer, a reply and sometimes a resolution. `named`: where it is called otherwise. */
export function ticketNumber(
  n: number,
  size: number,
  {id = `bench${n}`, sub = ownerOfTicket(n, size), reference = `AC-BNCH-${String(n).padStart(6, '0')}`} = {},
): TicketRecord {
  const {settings, agents} = haituWorld;
  const requester = {id: sub, name: sub, role: 'requester' as const};
  const at = Date.parse('2026-01-05T01:00:00Z') + n * 61_000;
  const say = (offset: number) => sentences[(n * 7 + offset * 3) % sentences.length]!;
  const draft = {
    ...incident({title: `${say(0).slice(0, 20)} ${n}`, description: `${say(1)}\n${say(2)}\n${say(3)}`}),
    clientRef: `ref-${id}`.padEnd(20, '-'),
  };
  let record = receiveTicket({id, reference, owner: personKey(testIssuer, sub), requester, draft, attachments: [], at}, settings);
  const [desk, engineer] = agents;
  const steps = [
    {by: desk!, step: {is: 'classify', priority: 'P2'}},
    {by: desk!, step: {is: 'assign', to: engineer!}},
    {by: engineer!, step: {is: 'start'}},
    {by: engineer!, step: {is: 'answer', text: say(4)}},
    {by: requester, step: {is: 'reply', text: say(5)}},
    ...(n % 3 ? [{by: engineer!, step: {is: 'resolve', summary: say(6)} as const}] : []),
  ] as const;
  steps.forEach(({by, step}, nth) => {
    record = applyStep(record, {id: `${id}-${nth}`, at: at + (nth + 1) * 1000, by, step}, settings)!.record;
  });
  return {...record, revision: 1};
}

/** The same as the gateway writes it: with its place in the team's queue. */
export async function ticketChange(...which: Parameters<typeof ticketNumber>): Promise<Change> {
  const ticket = ticketNumber(...which);
  return {ticket, place: await placeInQueue(ticket, haituWorld.settings)};
}
