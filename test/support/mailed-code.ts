import type {MemoryGateway} from '../../server/memory/gateway.js';

/** The code in the latest mail that brought one to an address. */
export function mailedCode({mailbox}: Pick<MemoryGateway, 'mailbox'>, to: string): string {
  const mail = mailbox.list(to).find(({kind}) => kind === 'code');
  const code = /\d{6}/.exec(mail?.subject ?? '')?.[0];
  if (code === undefined) throw new Error(`no code was mailed to ${to}`);
  return code;
}
