import type {MemoryGateway} from '../../server/memory/gateway.js';

/** The code in the latest mail that brought one to an address, once what is due was sent. */
export async function mailedCode({mailbox, settled}: Pick<MemoryGateway, 'mailbox' | 'settled'>, to: string): Promise<string> {
  await settled();
  const mail = mailbox.list(to).find(({kind}) => kind === 'code');
  const code = /\d{6}/.exec(mail?.subject ?? '')?.[0];
  if (code === undefined) throw new Error(`no code was mailed to ${to}`);
  return code;
}
