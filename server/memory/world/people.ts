import type {Person} from '../../../src/contract/person.js';
import type {LocalText} from '../../../src/contract/values.js';
import {matchLocale} from '../../../src/locales/catalogue.js';
import {words} from './words.js';
import type {WorldCustomer} from './world.js';

const agent = (id: string, name: string, title: LocalText): Person => ({id, name, role: 'agent', title});

/** Who works at the vendor's support. */
export const agents: Person[] = [
  agent('he-xiaotong', '何晓彤', words('服务台', 'Service desk', '服務台')),
  agent('shen-yan', '沈砚', words('看板与性能工程师', 'Dashboards and performance engineer', '看板與效能工程師')),
  agent('gu-minglan', '顾明澜', words('数据连接组高级工程师', 'Senior engineer, data connections', '資料連線組高級工程師')),
  agent('luo-yifan', '罗一帆', words('部署与运维工程师', 'Deployment and operations engineer', '部署與維運工程師')),
  agent('zheng-shuhang', '郑书航', words('移动端与集成工程师', 'Mobile and integrations engineer', '行動端與整合工程師')),
  agent('lu-jing', '陆静', words('客户成功经理', 'Customer success manager', '客戶成功經理')),
  agent('zhao-qiming', '赵启明', words('服务经理', 'Service manager', '服務經理')),
];

/** What the team checks before it calls a request solved. */
export const checklist: LocalText[] = [
  words('已在客户的环境里验证', 'Verified in the customer’s environment', '已在客戶的環境裡驗證'),
  words('已说明原因和处理办法', 'Cause and remedy explained', '已說明原因和處理辦法'),
  words('已确认没有影响其他数据', 'No other data affected', '已確認沒有影響其他資料'),
];

const hemu = {id: 'hemu', name: '禾木零售集团'};

/** As whom a reader of `locale` (BCP 47) knows somebody of the team: in English by his name in Latin letters, which is his id. */
export function knownTo(locale: string | undefined, agent: Person): Person {
  if (matchLocale(locale ?? 'zh-Hans') !== 'en' || !agents.includes(agent)) return agent;
  return {...agent, name: agent.id.replace(/(?:^|-)[a-z]/g, (first) => first.toUpperCase().replace('-', ' '))};
}

/** Who asks. 李雯 and 陈国栋 share an organisation; nobody may see the others' requests. */
export const customers: WorldCustomer[] = [
  {id: 'li-wen', name: '李雯', email: 'li.wen@hemu.example', organisation: hemu, role: 'requester', locale: 'zh-Hans'},
  {id: 'chen-guodong', name: '陈国栋', email: 'chen.guodong@hemu.example', organisation: hemu, role: 'manager', locale: 'zh-Hans'},
  {id: 'wang-lei', name: '王磊', email: 'wang.lei@hemu.example', organisation: hemu, role: 'requester', locale: 'zh-Hans'},
  {id: 'xu-jia', name: '徐佳', email: 'xu.jia@hemu.example', organisation: hemu, role: 'requester', locale: 'zh-Hans', leftAgo: 20},
  {
    id: 'zhou-yan',
    name: '周妍',
    email: 'zhou.yan@lanjiang.example',
    organisation: {id: 'lanjiang', name: '澜江精密制造'},
    role: 'requester',
    locale: 'zh-Hans',
  },
  {
    id: 'leung-ka-man',
    name: '梁嘉敏',
    email: 'carman.leung@gangan.example',
    organisation: {id: 'gangan', name: '港岸物流（香港）'},
    role: 'requester',
    locale: 'zh-Hant',
  },
  {
    id: 'emma-hart',
    name: 'Emma Hart',
    email: 'emma.hart@fernhill.example',
    organisation: {id: 'fernhill', name: 'Fernhill Foods'},
    role: 'requester',
    locale: 'en',
  },
];

/** An agent, by id. */
export function colleague(id: string): Person {
  const found = agents.find((one) => one.id === id);
  if (!found) throw new Error(`no agent ${id}`);
  return found;
}
