import type {Translation} from '../catalogue.js';

export default {
  heading: '我的评价',
  listIntro: '请选择要评价的服务，用时不到一分钟。',
  none: '目前没有需要评价的服务。',
  noneHint: '请求解决后，您可以在这里告诉我们做得怎么样。',
  until: '{time} 前可评价',
  answeredAt: '已于 {time} 评价',
  led: '您打开的是上一次处理的评价链接。这条请求后来又处理过，下面评价的是最近这一次。',

  reasons: '哪里没有做好？',
  callback: '可以打电话和我聊聊这次评价',
  phone: '联系电话',
  phoneBad: '请填写电话号码；不方便接电话的话，取消上面的勾选即可。',

  summary: '您的评价',
  notRated: '未评分',
  comment: '您的留言',
  followUp: '我们的答复',
  'followUp.received': '正在跟进',
  'followUp.answered': '已答复',
  'list.received': '已评价，正在跟进',
  'list.answered': '已评价，有答复',
  followUpHint: '您的意见已于 {time} 转给服务主管，答复会显示在这里。',
  followUpNews: '您的评价有了答复。',
  again: '评价最近这次处理',
  open: '查看这条请求',
  all: '全部评价',

  waiting: '评价正在等待发送',
  expired: '这份评价已经截止。',
  expiredHint: '评价开放至 {time}。如果还有想说的，欢迎直接提交请求。',
  withdrawn: '现在还不用评价。',
  withdrawnHint: '这条请求正在重新处理，解决后会再请您评价。',
  submit: '提交请求',

  'solved.noHint': '您也可以重新打开这条请求，我们会继续处理。',
  'solved.known': '您已确认解决。如果问题又出现了，请改选。',
  clear: '清除“{label}”的评分',
  editable: '{time} 前可以修改。',
  locked: '修改期已于 {time} 结束。',
  edit: '修改评价',
} satisfies Translation<'survey-aside'>;
