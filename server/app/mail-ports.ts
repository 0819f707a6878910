import type {OutgoingMail} from './letter.js';

/** No other try can help: the address does not exist, or the server will not have this mail. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}

/** Carries one mail; resolves once somebody else answers for it. Rejects with `MailRefused`, or otherwise where a later try may help. Messages hold no address. */
export interface MailPort {
  send(mail: OutgoingMail): Promise<void>;
}

/** What mails need to know of the vendor. */
export interface Mailing {
  /** The page that holds the portal, where links in mails lead. Without it mails carry none. */
  portalUrl: string | undefined;
  /** Where answers to mails to customers go, where that is not the address they come from. */
  replyTo?: string | undefined;
  /** The address they come from. */
  from?: string | undefined;
  /** Where the team reads of new requests, replies and low ratings; nobody where it is missing. */
  team?: {address: string; locale: string} | undefined;
}
