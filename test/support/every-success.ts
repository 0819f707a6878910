import {newKey} from '../../src/contract/key.js';
import {passToken} from '../../server/app/letter.js';
import type {RouteName} from '../../src/contract/routes.js';
import {incident, start, type CallOptions, type Counter} from './gateway-counter.js';

const as = 'li-wen';

/** A request to each route of the table that succeeds. */
export async function everySuccess(counter: Counter): Promise<Record<RouteName, [path: string, options?: CallOptions]>> {
  const upload = await counter.upload(as, 'a.log', 'some words');
  const ticket = (await counter.submit(as, {attachments: [upload]})).json;
  const resolved = (await counter.call('GET', '/tickets?state=resolved', {as})).json.items[0];
  const survey = (await counter.call('GET', '/surveys', {as})).json.items[0];
  const article = (await counter.call('GET', '/articles')).json.items[0];
  const draft = incident();
  const message = {clientRef: newKey(), text: '补充一点', attachments: []};
  const action = {clientRef: newKey(), action: 'confirm'};
  const feedback = {clientRef: newKey(), helpful: true};
  const share = {clientRef: newKey(), label: '外部审计', scope: 'read', hours: 24};
  const unshare = {clientRef: newKey()};
  const made = {...share, clientRef: newKey()};
  const link = (await counter.call('POST', `/tickets/${ticket.id}/links`, {as, body: made, key: made.clientRef})).json.items[0];
  const guest = {reference: ticket.reference, email: 'li.wen@hemu.example'};
  await counter.call('POST', '/guest-sessions', {body: guest});
  const code = await counter.mailedCode(guest.email);
  return {
    readDesk: ['/desk'],
    readMe: ['/me', {as}],
    readPlan: ['/plan', {as}],
    setPreferences: ['/me/preferences', {as, body: {locale: 'zh-Hans', unwanted: ['received']}}],
    listPeople: ['/people', {as}],
    setPerson: ['/people/xu-jia', {as: 'chen-guodong', body: {left: false}}],
    submitTicket: ['/tickets', {as, body: draft, key: draft.clientRef}],
    listTickets: ['/tickets?limit=5', {as}],
    readTicket: [`/tickets/${ticket.id}`, {as}],
    listMessages: [`/tickets/${ticket.id}/messages`, {as}],
    postMessage: [`/tickets/${ticket.id}/messages`, {as, body: message, key: message.clientRef}],
    actOnTicket: [`/tickets/${resolved.id}/actions`, {as, body: action, key: action.clientRef, version: resolved.version}],
    listLinks: [`/tickets/${ticket.id}/links`, {as}],
    shareTicket: [`/tickets/${ticket.id}/links`, {as, body: share, key: share.clientRef}],
    readLink: [`/tickets/${ticket.id}/links/${link.id}`, {as}],
    revokeLink: [`/tickets/${ticket.id}/links/${link.id}/revoke`, {as, body: unshare, key: unshare.clientRef}],
    linkAttachment: [`/tickets/${ticket.id}/attachments/${upload}`, {as}],
    readUpload: [`/uploads/${upload}`, {as}],
    listArticles: ['/articles?q=%E7%9C%8B%E6%9D%BF', {as}],
    readArticleIndex: ['/articles/index'],
    readArticle: [`/articles/${article.id}`, {as}],
    rateArticle: [`/articles/${article.id}/feedback`, {as, body: feedback, key: feedback.clientRef}],
    sendSignals: ['/signals', {body: {signals: [{kind: 'search-empty', query: '量子纠缠', count: 0, at: new Date(start).toISOString()}]}}],
    listSurveys: ['/surveys', {as}],
    readSurvey: [`/surveys/${survey.id}`, {as}],
    respondToSurvey: [
      `/surveys/${survey.id}/response`,
      {as, body: {clientRef: newKey(), solved: true, scores: {}, reasons: [], comment: ''}},
    ],
    askGuestCode: ['/guest-sessions', {body: {...guest, email: 'somebody@else.example'}}],
    openGuestSession: ['/guest-sessions/verify', {body: {...guest, code}}],
    openLinkSession: ['/link-sessions', {body: {token: await passToken(`received ${ticket.id}`, counter.gateway.ports.linkSecret)}}],
    readHealth: ['/health'],
  };
}
