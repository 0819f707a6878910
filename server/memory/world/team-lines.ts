import type {Person} from '../../../src/contract/person.js';
import {matchLocale} from '../../../src/locales/catalogue.js';
import type {TicketRecord} from '../../app/ticket-record.js';
import {zhHant} from './team-lines-zh-hant.js';
import {inLanguage} from './words.js';

/** When the team speaks. */
export type Occasion =
  | 'first'
  | 'ask-for-log'
  | 'point-to-article'
  | 'workaround'
  | 'thanks'
  | 'still-waiting'
  | 'after-resolved'
  | 'urged'
  | 'again'
  | 'resolved'
  | 'resolved-unanswered'
  | 'resolved-again';

/** By occasion and request type, `*` for any other; of several one is chosen by the ticket. */
export type Lines = Record<Occasion, Record<string, readonly string[]>>;

/**
 * What the simulated team says, by occasion and request type (`*` for any other). It promises no time; {who} is the customer, {engineer} the engineer, {reference} the ticket, {files} the names of what
 * was handed in, {article} the title of an article.
 */
const zhHans: Lines = {
  first: {
    incident: [
      '{who}您好，我是{engineer}，由我来处理 {reference}。您写的现象和环境我已经看完，现在按您的描述在同版本环境里对照。排查期间请先不要改动配置，以免现场丢失；一有结论就在这里回复您。',
      '{who}您好，我是{engineer}，这个问题由我跟进。我先按您给的步骤重现一遍，再核对同一时间段的服务日志。期间如果现象有变化（好了、更严重了、换了报错），请直接在这里补一句，时间点对定位很有用。',
    ],
    'incident+files': [
      '{who}您好，我是{engineer}，由我来处理 {reference}。您提交的“{files}”我已经打开看过，正在把里面的时间点和您描述的现象对起来。排查期间请先不要改动配置，一有结论就在这里回复您。',
      '{who}您好，我是{engineer}，这个问题由我跟进。“{files}”已收到，文件完整可读。我先按您给的步骤重现一遍，再和附件里的记录对照，有进展马上写在这里。',
    ],
    question: [
      '{who}您好，我是{engineer}。您的问题我看明白了，我先按您描述的场景在演示环境里走一遍，确认步骤和结果一致之后再答复您，免得给您一个“应该可以”的答案。',
      '{who}您好，我是{engineer}，这个问题由我来答。我正在对照当前版本的手册和您提到的用法，整理成可以照着做的步骤后发给您。',
    ],
    suggestion: [
      '{who}您好，我是{engineer}。谢谢您把使用场景写得这么具体，这比只说“希望支持某功能”有用得多。我先核对现有版本里有没有接近的做法，再把建议连同您的场景一起登记给产品组。',
    ],
    training: ['{who}您好，我是{engineer}，培训由我来安排。您要的内容和人数我已经记下，正在和讲师核对时间与环境，确认后把安排写在这里。'],
    complaint: [
      '{who}您好，我是{engineer}。首先为这次的体验向您道歉。您反映的情况我已经逐条记下，由我本人跟进，不会转回当事的同事处理。我先向相关人员核实经过，再给您一个明确的说法。',
    ],
    '*': ['{who}您好，我是{engineer}，{reference} 由我来处理。内容我已经看过，正在核对，有进展就在这里回复您。'],
  },
  'point-to-article': {
    '*': [
      '核对下来，和您的场景最接近的是知识库里的《{article}》，里面有完整的步骤和前提条件，请先照着走一遍。如果您的情况和文章里说的不同，请在这里写一下不同在哪里，我按您的情况再答。',
    ],
  },
  'ask-for-log': {
    '*': [
      '为了少走弯路，还想请您补一样东西：出现问题那几分钟的服务日志（web.log 或 engine.log 都可以），没有权限的话，一张带时间和完整报错的截图也行。直接拖到回复框里即可；如果里面有账号或客户数据，可以先抹掉再发。',
      '目前的描述已经能缩小范围，但要定下来还差一个依据：请补一份出现问题前后几分钟的日志，或者浏览器开发者工具里失败请求的截图。拿不到也没关系，请告诉我大概的时间点，我换个办法查。',
    ],
  },
  workaround: {
    '*': [
      '在查清之前，可以先这样顶着用：请从“历史版本”打开受影响的看板，或者用上一次成功导出的表格。数字停在最后一次更新的时间，不影响查看和汇报；根本的处理在继续，不算已经解决。',
    ],
  },
  thanks: {
    incident: [
      '收到，谢谢补充。这些信息已经记入 {reference}，我接着往下查。',
      '好的，补充的内容我看到了，正好能和前面的现象对上，我继续处理。',
    ],
    complaint: ['收到，您补充的这一点我也记下了，会一并核实。'],
    '*': ['收到，谢谢补充，我按您说的情况继续处理。'],
  },
  'still-waiting': {
    '*': ['您补充的内容我已经看到，会一并转给正在处理的那一方。这一步还在等对方的结果，有消息我第一时间写在这里。'],
  },
  'after-resolved': {
    training: [
      '您的留言我看到了，会一并转给讲师。安排都合适的话，请点“已解决”；还要改动，请点“没有解决”并写明怎么改，{reference} 会重新打开，由我来调整。',
    ],
    '*': [
      '您的留言我看到了。如果问题已经解决，请点“已解决”；如果还没有，请点“没有解决”并写一句原因，{reference} 会马上重新打开，由我继续处理。',
    ],
  },
  urged: {
    complaint: ['您催办的消息我已经看到。这件事仍由我本人核实，正在等一位同事的说明；有了结果我马上写在这里，不需要您再催。'],
    '*': [
      '您催办的消息我已经看到，让您久等了。{reference} 现在排在我手上的第一件，我正在处理；下一次进展我会在约定的时间之前写在这里。',
      '抱歉让您等着。我刚把 {reference} 的进度核对了一遍：没有停下，正在处理，暂时不需要您再提供什么。有结果或者有变化，我马上写在这里。',
    ],
  },
  again: {
    complaint: [
      '{who}您好，您对处理结果不满意，这一条重新由我跟进。您写的理由我已经看到，我会针对它重新核实，而不是把原来的说法再讲一遍。',
    ],
    '*': [
      '{who}您好，抱歉没有一次解决。您写的原因我看到了，{reference} 已重新打开，仍由我处理。已有的信息够用，不需要您再提交什么，我换个方向重新查。',
      '{who}您好，明白了，现象还在。我不重复上次的办法，从您这次说的情况重新查起；之前的记录和附件都在，您不用再提供一遍。',
    ],
  },
  resolved: {
    incident: [
      '已按您描述的步骤完成处理，并在同版本环境里复查，现象没有再出现。请您在自己的环境里再试一次：先刷新页面（Ctrl+F5），再按原来的步骤操作。如果仍能看到同样的现象，请点“没有解决”，并写下出现的时间点，我们接着查。',
      '问题已处理完毕，处理后按原步骤连续操作多次均正常。建议您今天正常使用时留意一下：恢复正常请点“已解决”；若再次出现，请点“没有解决”并附上当时的时间，处理记录都在，不用从头说起。',
    ],
    question: [
      '您问的场景已经核对清楚，我的答复写在上面的往来里。您可以照着做一遍；如果哪一步和您界面上看到的不一样，请点“没有解决”并告诉我是哪一步。',
    ],
    suggestion: [
      '您的建议连同使用场景已登记进产品需求池，并注明由您提出。评审有了结果，无论采纳与否，都会说明理由。在此之前，如果场景有变化，欢迎随时再提一条。',
    ],
    training: [
      '培训安排已与讲师确认：内容按您填写的主题准备，会前一天把议程、练习数据和接入方式发到您的邮箱。如需调整人数或时间，请直接在下方回复。',
    ],
    complaint: [
      '您反映的情况已逐条核实完毕：过程中确有做得不到位的地方，已向相关同事当面指出，并调整了交接和回复的要求。再次向您致歉。如果您觉得这个说法还不够，请点“没有解决”，我会请上一级负责人直接与您联系。',
    ],
    '*': ['您提出的事项已处理完毕，处理过程记录在上面。请您核对；有不对的地方请点“没有解决”并写明原因。'],
  },
  'resolved-unanswered': {
    '*': [
      '关于您问的这一点，知识库里没有找到对应的文章，我这里也还没有给出可以照着做的步骤，先如实告诉您。如果您仍然需要答案，请点“没有解决”，并写一句您想做到的效果和现在卡在哪里，{reference} 会重新打开，由我继续跟进。',
    ],
  },
  'resolved-again': {
    question: [
      '您这次写的情况我已记下，但目前没有新的、可以照着做的步骤给您，不想用空话代替答案。如果您还需要答案，请点“没有解决”，我会请组内同事一起看。',
    ],
    '*': [
      '这一次针对您指出的情况重新做了处理，并按您写的场景逐项复查，结果正常。耽误您的时间了。请再试一次；如果还有不对的地方，请点“没有解决”，我会请组内同事一起看。',
    ],
  },
};

const en: Lines = {
  first: {
    incident: [
      'Hello {who}, this is {engineer}; I am handling {reference}. I have read what you see and where, and I am now comparing it with the same version on our side. Please leave the configuration as it is for the moment so that no evidence is lost. I will write here as soon as I know more.',
      'Hello {who}, {engineer} here. I am looking after this: I will first follow your steps to see it happen, then check the service logs of the same period. If anything changes meanwhile – it goes away, gets worse, shows another error – one line here with the time helps a lot.',
    ],
    'incident+files': [
      'Hello {who}, this is {engineer}; I am handling {reference}. I have opened {files} and am comparing the times in it with what you describe. Please leave the configuration as it is for the moment; I will write here as soon as I know more.',
    ],
    question: [
      'Hello {who}, this is {engineer}. I see what you are after. I will walk through it in our demo environment first, so that you get steps that were tried rather than a “should work”.',
    ],
    suggestion: [
      'Hello {who}, this is {engineer}. Thank you for describing the situation behind the wish; that is what makes it usable. I will check whether the current version offers something close, then pass it on to the product team together with your case.',
    ],
    training: [
      'Hello {who}, this is {engineer}; I am arranging your training. I have noted the content and the number of people, and I am checking dates and the practice environment with the trainer and will write the plan here.',
    ],
    complaint: [
      'Hello {who}, this is {engineer}. I am sorry about this experience. I have noted each point and will follow it up myself; it does not go back to the colleagues it is about. I will first find out what happened and then give you a clear answer.',
    ],
    '*': [
      'Hello {who}, this is {engineer}; I am handling {reference}. I have read it and am checking now. I will write here when there is news.',
    ],
  },
  'point-to-article': {
    '*': [
      'The article closest to your case is “{article}” in the knowledge base; it has all the steps and what you need before you start. Please go through it. If your case is different, tell me here how, and I will answer for that.',
    ],
  },
  'ask-for-log': {
    '*': [
      'One thing would save time: the service log of the minutes when it happened (web.log or engine.log) or, if you cannot get at it, a screenshot with the time and the whole error message. Just drop it into the reply; feel free to blank out accounts or customer data first.',
    ],
  },
  workaround: {
    '*': [
      'Until this is found, a way round: open the dashboards concerned from “Versions”, or use the last table that was exported. Figures stand as of their last update and can be read and presented. This does not count as solved; the actual work goes on.',
    ],
  },
  thanks: {
    complaint: ['Thank you, I have noted this point as well and will look into it with the others.'],
    '*': ['Thank you, that helps. I have added it to {reference} and am carrying on.'],
  },
  'still-waiting': {
    '*': [
      'I have seen your addition and will pass it on to those who are working on it. We are still waiting for their result here; I will write as soon as it comes.',
    ],
  },
  'after-resolved': {
    training: [
      'I have seen your message and will pass it on to the trainer. If everything suits you, please choose “Yes, solved”; if something has to change, choose “Not solved” and say what, and {reference} is open again for me to arrange it.',
    ],
    '*': [
      'I have seen your message. If it is solved, please choose “Yes, solved”; if not, choose “Not solved” with one line on why, and {reference} is open again at once and stays with me.',
    ],
  },
  urged: {
    complaint: [
      'I have seen that you asked. I am still looking into this myself and am waiting for a colleague’s account; you will read the result here as soon as I have it.',
    ],
    '*': [
      'I have seen that you asked, and I am sorry to keep you waiting. {reference} is at the top of my list; I am working on it, and the next word will be here by the time we promised.',
    ],
  },
  again: {
    '*': [
      'Hello {who}, I am sorry it was not solved the first time. I have read your reason; {reference} is open again and stays with me. We have all we need, nothing more for you to send. I will start over from what you describe now.',
    ],
  },
  resolved: {
    incident: [
      'This has been dealt with and checked along your steps on the same version; it did not come back. Please try it once more on your side, after a full reload (Ctrl+F5). If you still see it, choose “Not solved” and give the time it happened; we will go on from there.',
    ],
    question: [
      'Your question is answered in the thread above. Please walk through it once; if a step looks different on your screen, choose “Not solved” and tell me which.',
    ],
    suggestion: [
      'Your suggestion is registered with the product team, with your case and your name on it. Once it has been reviewed you will hear the outcome and the reasons, whichever way it goes.',
    ],
    training: [
      'The training is arranged with the trainer: content as you asked; agenda, practice data and the link to join will be in your mailbox the day before. To change the numbers or the time, just reply below.',
    ],
    complaint: [
      'Each point has been followed up. Some things were not done as they should have been; this was addressed with the colleagues, and the rules for handing over and answering were changed. Again, I am sorry. If this is not enough, choose “Not solved” and the next level up will contact you directly.',
    ],
    '*': [
      'This has been dealt with; what was done is recorded above. Please check, and choose “Not solved” with the reason if something is not right.',
    ],
  },
  'resolved-unanswered': {
    '*': [
      'I found no article on this in the knowledge base, and I have not given you steps to follow either; I would rather say so plainly. If you still need an answer, choose “Not solved” and write what you want to achieve and where you are stuck: {reference} is open again then and stays with me.',
    ],
  },
  'resolved-again': {
    question: [
      'I have noted what you wrote this time, but I have no further steps to give you, and would rather say so than fill the space. If you still need an answer, choose “Not solved” and a colleague will look at it with me.',
    ],
    '*': [
      'This time I went by what you pointed out and checked each part of it; all of it works now. Sorry for the time it took. Please try again; if anything is still off, choose “Not solved” and a colleague will look at it with me.',
    ],
  },
};

/** A sentence for the occasion, in the customer's language; the same ticket always gets the same one. */
export function lineFor(occasion: Occasion, record: TicketRecord, engineer: Person, article = ''): string {
  const locale = matchLocale(record.draft.locale ?? 'zh-Hans');
  const lines = inLanguage(locale, {zhHans, zhHant, en})[occasion];
  const {type} = record.draft;
  const files = record.attachments.slice(0, 2).map(({name}) => name);
  const choices = (files.length ? lines[`${type}+files`] : undefined) ?? lines[type] ?? lines['*'] ?? [];
  const values: Record<string, string> = {
    who: record.requester.name,
    engineer: engineer.name,
    reference: record.reference,
    article,
    files: files.join(locale === 'en' ? ' and ' : '、'),
  };
  const line = choices[hash(record.id) % Math.max(1, choices.length)] ?? '';
  return line.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** Who looks after what, by the beginning of the category or by request type. */
const fields: readonly [what: RegExp, agent: string][] = [
  [/^complaint/, 'zhao-qiming'],
  [/^(?:training|suggestion)/, 'lu-jing'],
  [/^data-/, 'gu-minglan'],
  [/^(?:system|outage)/, 'luo-yifan'],
  [/^application-(?:mobile|delivery|login)/, 'zheng-shuhang'],
];

/** The engineer for a ticket; the second of the team where the field has none. */
export function assigneeOf(record: TicketRecord, agents: readonly Person[]): Person | undefined {
  const what = record.category ?? record.draft.type;
  const id = fields.find(([pattern]) => pattern.test(what))?.[1];
  return agents.find((agent) => agent.id === id) ?? agents[1] ?? agents[0];
}

function hash(text: string): number {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}
