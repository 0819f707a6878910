import * as z from 'zod/mini';
import {once} from './once.js';
import {Id, Time} from './values.js';

const Claim = () => ({
  /** As people read it out; case and dashes do not matter. */
  reference: z.string().check(z.maxLength(64)),
  /** The address that the request was handed in with. */
  email: z.string().check(z.maxLength(320)),
});

/** Somebody without an account who asks for a way into one request. */
export type GuestCodeRequest = z.infer<ReturnType<typeof GuestCodeRequest>>;
export const GuestCodeRequest = once(() => z.object(Claim()));

/** The same whether such a request is known or not: if it is, a code went to its mail address. */
export type GuestCodeReceipt = z.infer<ReturnType<typeof GuestCodeReceipt>>;
export const GuestCodeReceipt = once(() =>
  z.object({
    /** Digits of the code. */
    digits: z.int(),
    /** Seconds it is good for. */
    validFor: z.int(),
    /** How often it may be entered wrongly. */
    tries: z.int(),
  }),
);

/**
 * The code that came by mail, for the same reference and address. A wrong one is `invalid-fields` with `{pointer: '/code', code: 'wrong-code',
 * params: {left}}`; after the last try, past its time, once used, or where none was asked for it is `gone`.
 */
export type GuestCodeCheck = z.infer<ReturnType<typeof GuestCodeCheck>>;
export const GuestCodeCheck = once(() => z.object({...Claim(), code: z.string().check(z.maxLength(32))}));

/** A token that opens this one ticket, to its thread, files and actions, and nothing else. It cannot be renewed. */
export type GuestSession = z.infer<ReturnType<typeof GuestSession>>;
export const GuestSession = once(() => z.object({token: z.string(), ticket: Id(), expiresAt: Time()}));

/** What a link in a mail opens: the request with its files, replies to it, confirming or rejecting its resolution, rating it. */
export const linkScopes = ['read', 'reply', 'settle', 'rate'] as const;
export type LinkScope = (typeof linkScopes)[number];

/**
 * The token of a link in a mail (`#aftercare-token=`). The session it gives goes as far as the mail was made for: the ticket says what may be done. It opens once; then, past its time, or where there never was one it is
 * `gone`.
 */
export type LinkSessionRequest = z.infer<ReturnType<typeof LinkSessionRequest>>;
export const LinkSessionRequest = once(() => z.object({token: z.string().check(z.maxLength(256))}));
