import type {Hook} from '../../app/hooks.js';

export const hookKinds = ['feishu', 'wecom', 'dingtalk', 'signed'] as const;
export type HookKind = (typeof hookKinds)[number];

/** A hook with the way to it. */
export interface HookTarget extends Hook {
  kind: HookKind;
  url: URL;
  /** As the chat or `whsec_...` gives it. */
  secret: string | undefined;
  /** The language that a chat is told in. */
  locale: string;
  /** Whether it may stand in the gateway's own network. */
  inside: boolean;
}
