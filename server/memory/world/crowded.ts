import {days, hours} from './ago.js';
import {agents, colleague} from './people.js';
import type {World, WorldFile, WorldTicket} from './world.js';

export interface CrowdOptions {
  /** Whose requests they are. */
  owner?: string;
  tickets?: number;
  /** In the newest of them. */
  messages?: number;
  /** In the newest of them, handed in with it and with its replies. */
  files?: number;
}

const boards = ['销售日报', '库存周转', '会员复购', '门店排名', '采购对账', '促销复盘', '损耗分析', '客流热力', '财务月结', '物流时效'];
const symptoms = ['一直在加载', '数字和昨天一样', '导出到一半失败', '手机上打不开', '筛选后是空的', '合计和明细对不上', '没有按时推送'];
const places = ['苏州园区店', '杭州滨江店', '南京新街口店', '宁波天一店', '无锡中心店', '总部', '华东区'];
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Hours after it was handed in, who, and what. `me` stands for its owner. */
type Course = [after: number, by: string, step: WorldTicket['steps'][number]['step']][];

const classified = (priority: 'P2' | 'P3'): Course[number] => [1, 'he-xiaotong', {is: 'classify', priority}];

/** From the desk to an engineer, who begins so many hours later. */
const begun = (priority: 'P2' | 'P3', engineer: string, after = 3): Course => [
  classified(priority),
  [2, 'he-xiaotong', {is: 'assign', to: colleague(engineer)}],
  [after, engineer, {is: 'start'}],
];

/** What became of one, in turns. */
const courses: Course[] = [
  [],
  [classified('P3')],
  [...begun('P2', 'shen-yan'), [4, 'shen-yan', {is: 'answer', text: '已经在看刷新日志，下午给您结论。'}]],
  [...begun('P3', 'gu-minglan'), [4, 'gu-minglan', {is: 'ask', text: '请发一份当天的 gateway.log，时间范围前后各半小时就够。'}]],
  [
    ...begun('P3', 'luo-yifan', 5),
    [9, 'luo-yifan', {is: 'resolve', summary: '刷新任务排队超时，已把并发从 4 调到 8，并补跑了昨天的数据。'}],
  ],
  [
    ...begun('P3', 'zheng-shuhang'),
    [6, 'zheng-shuhang', {is: 'resolve', summary: '企业微信的可信域名过期，重新校验后恢复。'}],
    [7, 'me', {is: 'confirm'}],
  ],
  [classified('P3'), [3, 'me', {is: 'cancel', reason: '自己找到了，是筛选条件没清。'}]],
];

/** Finished long ago, so that most of a long list is history. */
const finished = [5, 5, 5, 6] as const;

/** The world with so many more requests of one customer, each different, the newest of them very long: for tests and pictures. */
export function crowded(world: World, {owner = 'li-wen', tickets = 500, messages = 30, files = 20}: CrowdOptions = {}): World {
  const more = Array.from({length: tickets}, (_, n) => (n ? ordinary(n, owner) : longest(owner, messages, files)));
  return {...world, tickets: [...world.tickets, ...more]};
}

function draft(n: number): WorldTicket['draft'] {
  const [board, symptom, place] = [boards[n % 10]!, symptoms[n % 7]!, places[(n * 3) % 7]!];
  return {
    type: 'incident',
    title: `${place}“${board}”${symptom}`,
    description: `今天 ${8 + (n % 10)} 点起，${place}打开“${board}”时${symptom}，换了浏览器也一样。其他看板正常。`,
    category: 'application-dashboard',
    fields: {product: 'bi-server', version: `6.2.${n % 4}`, environment: 'production'},
    impact: {scope: 'few', work: 'detour', data: 'sound'},
    consents: [],
    locale: 'zh-Hans',
  };
}

function ordinary(n: number, owner: string): WorldTicket {
  const ago = hours(10) + n * hours(9);
  const course = courses[n < 40 ? n % courses.length : finished[n % finished.length]!]!;
  const steps = course.map(([after, by, step]) => ({ago: ago - hours(after), by: by === 'me' ? owner : by, step}));
  return {reference: reference(n), owner, ago, draft: draft(n), steps};
}

function longest(owner: string, messages: number, files: number): WorldTicket {
  const first = Math.min(files, 10);
  const start = days(9);
  const [desk, engineer] = [agents[0]!, colleague('shen-yan')];
  const steps: WorldTicket['steps'] = [
    {ago: start - 20, by: desk.id, step: {is: 'classify', priority: 'P2'}},
    {ago: start - 30, by: desk.id, step: {is: 'assign', to: engineer}},
    {ago: start - 60, by: engineer.id, step: {is: 'start'}},
  ];
  let given = first;
  for (let n = 0; n < messages; n++) {
    const ago = start - 90 - Math.floor(((start - 200) * n) / messages);
    const mine = n % 2 === 1;
    // Every reply of the customer takes some of what is left, so that the last one has the rest.
    const left = Math.ceil((files - given) / Math.max(1, Math.floor((messages - n + 1) / 2)));
    const own = mine ? Array.from({length: left}, (_, k) => logFile(given + k)) : [];
    given += own.length;
    const text = mine ? replies[n % replies.length]! : answers[n % answers.length]!;
    steps.push({
      ago,
      by: mine ? owner : engineer.id,
      step: mine ? {is: 'reply', text} : {is: 'answer', text},
      ...(own.length && {files: own}),
    });
  }
  return {
    reference: reference(0),
    owner,
    ago: start,
    draft: {
      ...draft(0),
      title: '总部“销售日报”凌晨刷新有时失败，重跑又能成功，已经断断续续出现九天，需要找到原因',
      description: `${draft(0).description}\n\n失败的那几次都在 02:10 到 02:25 之间，任务日志最后一行是：\n\ncom.haitu.refresh.RefreshException: source closed the connection (rows=1842213)\n\n重跑一次就能成功。附上这几天的日志，每天一份。`,
    },
    files: Array.from({length: first}, (_, n) => logFile(n)),
    steps,
  };
}

const answers = [
  '日志收到了，我先核对断开前最后一次读取的时间。',
  '断开都发生在读到 180 万行左右，正好是数据库侧 net_write_timeout 的 60 秒。请先把它临时调到 600 秒，今晚再观察一次。',
  '昨晚这次没有断，但读取用了 74 秒，说明源库在这个时段确实慢。能否看一下 02:10 是否有备份任务？',
];
const replies = [
  '调好了，今晚会再跑一次，明早把日志发上来。',
  '02:10 有一个全库备份，DBA 说可以挪到 04:00。',
  '昨晚又失败一次，日志在附件里。',
];

function logFile(n: number): WorldFile {
  const day = String(1 + (n % 28)).padStart(2, '0');
  return {name: `refresh-${day}-${n + 1}.log`, text: `02:1${n % 10}:04 ERROR refresh source closed the connection\n`};
}

function reference(n: number): string {
  const digits = [n % 31, Math.floor(n / 31) % 31, (n * 7 + 3) % 31, (n * 11 + 5) % 31];
  return `AC-${digits.map((digit) => letters[digit]).join('')}-${String(3000 + n)}`;
}
