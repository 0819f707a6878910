import type {About, Sentences} from './mail-sentences.js';

type News = About & {who: string};

/** What colleagues are told. `title` is what kind of request it is: what stands in it is read in the portal; `who` did it. */
export interface PeopleWords {
  /** To whoever was brought in, by `who`. */
  broughtIn: (about: News) => Sentences;
  /** To the same: `who` wrote or solved. */
  news: (about: News) => Sentences;
  /** To the requester: his colleague wrote. `title` is the request's own. */
  replied: (about: News) => Sentences;
  /** To whoever has it from now on. */
  handedOver: (about: News) => Sentences;
}

export const peopleWordsHans: PeopleWords = {
  broughtIn: ({reference, title, who}) => ({
    subject: `${who}请您一起跟进 ${reference}`,
    above: `${who}把一条${title}（${reference}）共享给了您：您可以查看进展，也可以直接回复工程师。`,
    link: '查看这条请求',
    below: '需要登录。不需要参与的话，打开后选“退出”即可。',
  }),
  news: ({reference, title, who}) => ({
    subject: `${reference} 有新进展`,
    above: `您参与的${title}（${reference}）有新进展：${who}刚刚更新了内容。`,
    link: '查看进展',
    below: '需要登录。不想再收到，打开后选“退出”即可。',
  }),
  replied: ({reference, title, who}) => ({
    subject: `${who}在 ${reference} 里回复了`,
    above: `您的同事${who}在您的请求“${title}”（${reference}）里写了回复。`,
    link: '查看回复',
    below: '工程师也已经看到，您不用转达。',
  }),
  handedOver: ({reference, title, who}) => ({
    subject: `${reference} 已转交给您：${title}`,
    above: `${who}把“${title}”（${reference}）转交给了您，之后由您来跟进、确认和评价。`,
    link: '查看这条请求',
    below: '之前的往来都在里面，不用重新说明。',
  }),
};

export const peopleWordsHant: PeopleWords = {
  broughtIn: ({reference, title, who}) => ({
    subject: `${who}請您一起跟進 ${reference}`,
    above: `${who}把一張${title}客服單（${reference}）分享給您：您可以查看進度，也可以直接回覆工程師。`,
    link: '查看這張客服單',
    below: '需要登入。不需要參與的話，開啟後選「退出」即可。',
  }),
  news: ({reference, title, who}) => ({
    subject: `${reference} 有新進度`,
    above: `您參與的${title}（${reference}）有新進度：${who}剛剛更新了內容。`,
    link: '查看進度',
    below: '需要登入。不想再收到，開啟後選「退出」即可。',
  }),
  replied: ({reference, title, who}) => ({
    subject: `${who}在 ${reference} 裡回覆了`,
    above: `您的同事${who}在您的客服單「${title}」（${reference}）裡寫了回覆。`,
    link: '查看回覆',
    below: '工程師也已經看到，您不用轉達。',
  }),
  handedOver: ({reference, title, who}) => ({
    subject: `${reference} 已轉交給您：${title}`,
    above: `${who}把「${title}」（${reference}）轉交給您，之後由您來跟進、確認和評分。`,
    link: '查看這張客服單',
    below: '之前的往來都在裡面，不用重新說明。',
  }),
};

export const peopleWordsEn: PeopleWords = {
  broughtIn: ({reference, title, who}) => ({
    subject: `${who} brought you in on ${reference}`,
    above: `${who} shared a request with you (${title}, ${reference}): you can follow it and reply to the engineers yourself.`,
    link: 'See the request',
    below: 'You sign in with your own account. If it is none of your concern, open it and choose “Leave”.',
  }),
  news: ({reference, title, who}) => ({
    subject: `News in ${reference}`,
    above: `There is news in a request that you follow (${title}, ${reference}), from ${who}.`,
    link: 'See what is new',
    below: 'You sign in with your own account. To hear no more of it, open it and choose “Leave”.',
  }),
  replied: ({reference, title, who}) => ({
    subject: `${who} replied in ${reference}`,
    above: `Your colleague ${who} wrote a reply in your request “${title}” (${reference}).`,
    link: 'Read the reply',
    below: 'The engineers have it as well; there is nothing to pass on.',
  }),
  handedOver: ({reference, title, who}) => ({
    subject: `${reference} is yours now: ${title}`,
    above: `${who} handed “${title}” (${reference}) over to you: from now on you follow it, confirm it and rate it.`,
    link: 'See the request',
    below: 'Everything said so far is in it; nobody has to explain it again.',
  }),
};
