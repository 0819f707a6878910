import {createHmac} from 'node:crypto';
import type {HookMessage} from '../../app/hook-words.js';
import type {HookNews} from '../../app/hooks.js';
import {iso} from '../../app/iso.js';
import type {HookTarget} from './target.js';

/** A call as it goes out. */
export interface WrittenCall {
  url: URL;
  headers: Record<string, string>;
  body: string;
}

interface Telling {
  /** The same for every try. */
  id: string;
  news: HookNews;
  message: HookMessage;
  /** Address of the request on the team's side, where it is known. */
  link: string | undefined;
  /** Epoch ms. */
  now: number;
}

/** Writes news in the form that this kind of hook takes, signed where it has a secret. What a customer wrote goes in places where nothing of it is markup or calls people. */
export function writeCall(target: HookTarget, telling: Telling): WrittenCall {
  return {
    feishu: toFeishu,
    wecom: toWecom,
    dingtalk: toDingtalk,
    signed: toProgram,
  }[target.kind](target, telling);
}

/** https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot: a post, in which only tags mean something, and texts are none. */
function toFeishu({url, secret}: HookTarget, {message: {head, lines, open}, link, now}: Telling): WrittenCall {
  const timestamp = String(Math.floor(now / 1000));
  const content = [...lines.map((text) => [{tag: 'text', text}]), ...(link === undefined ? [] : [[{tag: 'a', text: open, href: link}]])];
  // What is signed is the key, and the message is empty.
  const sign = secret === undefined ? {} : {timestamp, sign: hmac(`${timestamp}\n${secret}`, '')};
  return json(url, {...sign, msg_type: 'post', content: {post: {zh_cn: {title: head, content}}}});
}

/** https://developer.work.weixin.qq.com/document/path/91770: a text of 2048 bytes at most; its key stands in the address. */
function toWecom({url}: HookTarget, {message, link}: Telling): WrittenCall {
  return json(url, {msgtype: 'text', text: {content: plain(message, link)}});
}

/** https://open.dingtalk.com/document/robots/custom-robot-access: a text; whom it calls stands beside it and never in it. */
function toDingtalk({url, secret}: HookTarget, {message, link, now}: Telling): WrittenCall {
  const signed = new URL(url);
  if (secret !== undefined) {
    signed.searchParams.set('timestamp', String(now));
    signed.searchParams.set('sign', hmac(secret, `${now}\n${secret}`));
  }
  return json(signed, {msgtype: 'text', text: {content: plain(message, link)}, at: {isAtAll: false}});
}

/** By the rules of https://www.standardwebhooks.com: id, time and body are signed. */
function toProgram({url, secret = ''}: HookTarget, {id, news, link, now}: Telling): WrittenCall {
  const {event, at, dueAt, ...about} = news;
  const data = {...about, ...(dueAt !== undefined && {dueAt: iso(dueAt)}), ...(link !== undefined && {url: link})};
  const call = json(url, {type: event, timestamp: iso(at), data});
  const stamp = String(Math.floor(now / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${stamp}.${call.body}`).digest('base64');
  return {...call, headers: {...call.headers, 'webhook-id': id, 'webhook-timestamp': stamp, 'webhook-signature': `v1,${signature}`}};
}

function plain({head, lines, open}: HookMessage, link: string | undefined): string {
  // Half of what the smaller of them takes, in bytes; lines are short by themselves.
  const text = [head, ...lines].map((line) => line.replace(/[<>]/g, (one) => (one === '<' ? '＜' : '＞')).slice(0, 200)).join('\n');
  return link === undefined ? text : `${text}\n${open}：${link}`;
}

function json(url: URL, body: object): WrittenCall {
  return {url, headers: {'Content-Type': 'application/json; charset=utf-8'}, body: JSON.stringify(body)};
}

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64');
}

/**
 * Why a hook has not taken a call; `undefined` where it has. Chats answer 200 to what they refuse, and say so in a code. Nothing of the answer is repeated but
 * numbers.
 */
export function refusalOf({kind}: Pick<HookTarget, 'kind'>, {status, text}: {status: number; text: string}): string | undefined {
  if (status < 200 || status > 299) return `answered ${status}`;
  if (kind === 'signed') return undefined;
  const code = codeIn(text, kind === 'feishu' ? ['code', 'StatusCode'] : ['errcode']);
  if (code === 0) return undefined;
  return code === undefined ? 'answered 200 without a code' : `answered code ${code}`;
}

function codeIn(text: string, names: readonly string[]): number | undefined {
  try {
    const answer = JSON.parse(text) as Record<string, unknown> | null;
    const code = names.map((name) => answer?.[name]).find((value) => value !== undefined);
    return typeof code === 'number' ? code : undefined;
  } catch {
    return undefined;
  }
}
