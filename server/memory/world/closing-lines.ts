import type {Check} from '../../../src/contract/ticket.js';
import type {TicketRecord} from '../../app/ticket-record.js';
import {inLanguage} from './words.js';

/** What the simulated team says of a solved incident beyond the solution: why it happened, what keeps it from coming back, what was tried and how that ended. */
interface Closing {
  cause: string;
  prevention: string;
  checks: Check[];
}

/** By the first part of the category: where the fault sat. */
type Closings = Record<'system' | 'application' | 'data' | 'outage', Closing>;

const done = (text: string, result: string): Check => ({text, done: true, result});

const zhHans: Closings = {
  system: {
    cause: '补丁更新时，服务用的配置文件被安装程序还原成了默认值，重启后才生效，所以问题隔了一段时间才出现。',
    prevention: '安装程序改为保留已有配置，并在更新前后各比对一次；贵司服务器已加上这项比对，有差异会先提醒再重启。',
    checks: [
      done('重启服务后配置不变', '重启两次，一致'),
      done('按您写的步骤重做一遍', '正常'),
      done('服务日志里不再有同样的报错', '观察 30 分钟，没有'),
    ],
  },
  application: {
    cause: '浏览器里留着旧版本的页面文件，和服务器上的新版本对不上，有些操作就没有反应或显示不对。',
    prevention: '新版本的页面文件从现在起带版本号，更新后浏览器会自动取新的，不需要再手工清缓存。',
    checks: [
      done('不清缓存，直接刷新后按您的步骤操作', '正常'),
      done('换一个账号、换一个浏览器', 'Edge 和 Chrome 都正常'),
      done('移动端打开同一页', '正常'),
    ],
  },
  data: {
    cause: '数据库会断开空闲太久的连接，而连接池里的空闲时限比它长，第一次用到的正好是已经断开的那一条。',
    prevention: '连接池的空闲时限已调到比数据库短，取连接之前先探测一次；这一项也写进了部署检查单。',
    checks: [done('空闲一夜之后第一次打开', '连接正常'), done('全量抽取跑一遍', '行数与源库一致'), done('定时任务连续三次', '都按时完成')],
  },
  outage: {
    cause: '一台应用服务器的磁盘写满，健康检查没有把它摘下来，分到它上面的请求都失败了。',
    prevention: '健康检查加上磁盘余量，低于 10% 自动摘下并通知值班；日志改为按天清理。',
    checks: [
      done('所有节点可以访问', '4 个节点都正常'),
      done('按您写的步骤重做一遍', '正常'),
      done('写满一台测试机，看它会不会被摘下', '1 分钟内摘下'),
    ],
  },
};

const zhHant: Closings = {
  system: {
    cause: '修補程式更新時，服務使用的設定檔被安裝程式還原成預設值，重新啟動後才生效，所以問題隔了一段時間才出現。',
    prevention: '安裝程式改為保留既有設定，並在更新前後各比對一次；貴公司的伺服器已加上這項比對，有差異會先提醒再重新啟動。',
    checks: [
      done('重新啟動服務後設定不變', '重新啟動兩次，一致'),
      done('依您寫的步驟重做一遍', '正常'),
      done('服務紀錄裡不再有同樣的錯誤', '觀察 30 分鐘，沒有'),
    ],
  },
  application: {
    cause: '瀏覽器裡留著舊版本的頁面檔案，和伺服器上的新版本對不上，有些操作就沒有反應或顯示不對。',
    prevention: '新版本的頁面檔案從現在起帶版本號，更新後瀏覽器會自動取得新的，不需要再手動清快取。',
    checks: [
      done('不清快取，直接重新整理後依您的步驟操作', '正常'),
      done('換一個帳號、換一個瀏覽器', 'Edge 和 Chrome 都正常'),
      done('行動裝置開啟同一頁', '正常'),
    ],
  },
  data: {
    cause: '資料庫會中斷閒置太久的連線，而連線池裡的閒置時限比它長，第一次用到的正好是已經中斷的那一條。',
    prevention: '連線池的閒置時限已調到比資料庫短，取用連線之前先探測一次；這一項也寫進了部署檢查單。',
    checks: [
      done('閒置一夜之後第一次開啟', '連線正常'),
      done('完整擷取跑一遍', '列數與來源資料庫一致'),
      done('排程工作連續三次', '都準時完成'),
    ],
  },
  outage: {
    cause: '一台應用伺服器的磁碟寫滿，健康檢查沒有把它移下線，分到它上面的請求都失敗了。',
    prevention: '健康檢查加上磁碟餘量，低於 10% 自動移下線並通知值班；紀錄檔改為每天清理。',
    checks: [
      done('所有節點可以連線', '4 個節點都正常'),
      done('依您寫的步驟重做一遍', '正常'),
      done('寫滿一台測試機，看它會不會被移下線', '1 分鐘內移下線'),
    ],
  },
};

const en: Closings = {
  system: {
    cause:
      'A patch put the service’s configuration file back to its defaults. That took effect only with the next restart, so the fault showed some time later.',
    prevention:
      'The installer now keeps what is configured and compares it before and after. Your server has this comparison too: it warns before it restarts.',
    checks: [
      done('Configuration survives a restart', 'Restarted twice, unchanged'),
      done('Your steps once more', 'Works'),
      done('The error is gone from the service log', 'Watched for 30 minutes, none'),
    ],
  },
  application: {
    cause:
      'The browser still held page files of the version before, which do not fit the new one on the server. Some actions did nothing or showed the wrong thing.',
    prevention:
      'Page files now carry their version, so that browsers fetch the new ones after an update. Nobody has to clear a cache any more.',
    checks: [
      done('Your steps after a plain reload', 'Works'),
      done('Another account, another browser', 'Edge and Chrome both work'),
      done('The same page on a phone', 'Works'),
    ],
  },
  data: {
    cause:
      'The database closes connections that are idle for long; the pool kept them for longer. The first one taken in the morning was always a closed one.',
    prevention:
      'The pool now lets go sooner than the database and tries a connection before it is used. The deployment checklist has this point as well.',
    checks: [
      done('First use after a night of no use', 'Connects'),
      done('A full extraction', 'As many rows as the source'),
      done('The scheduled job three times in a row', 'On time each time'),
    ],
  },
  outage: {
    cause: 'The disk of one application server was full, and the health check left it in service. Every request that reached it failed.',
    prevention:
      'The health check now looks at disk space: below 10% a server is taken out and the engineer on duty is called. Logs are cleared daily.',
    checks: [
      done('All nodes answer', 'All 4 do'),
      done('Your steps once more', 'Works'),
      done('A test server with a full disk is taken out', 'Within a minute'),
    ],
  },
};

/** What is said of this incident at its end, in its customer's language. */
export function closingOf({draft, category}: Pick<TicketRecord, 'draft' | 'category'>): Closing {
  const all = inLanguage(draft.locale, {zhHans, zhHant, en});
  const area = category?.split('-')[0];
  return all[area as keyof Closings] ?? all.application;
}
