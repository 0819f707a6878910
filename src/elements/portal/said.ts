import type {DeskOwner} from '../../kit/desk-link.js';

/** What a page says at the portal and at the desk alike. */
const names = ['auth', 'messages', 'prefill', 'context', 'transport'] as const;
type Shared = Pick<DeskOwner, (typeof names)[number]>;

/** Keeps portal and desk agreed on what the page has said last, at either. */
export class Said {
  #owner: DeskOwner | undefined;
  /** Who is here, as the desk was told last. */
  #auth: DeskOwner['auth'];

  constructor(private readonly host: Shared) {}

  /** What has changed; to another desk also what nobody has said there. */
  handOn(owner: DeskOwner | undefined, changed: ReadonlyMap<PropertyKey, unknown>): void {
    const isOther = owner !== this.#owner;
    this.#owner = owner;
    this.#auth = this.host.auth;
    for (const name of names) if (changed.has(name) || (isOther && !owner?.[name])) this.say(name, owner);
  }

  /** At once and whatever the host knew of it before: at the desk it may be another by now. */
  say(name: (typeof names)[number], owner: DeskOwner | undefined): void {
    if (owner) owner[name] = this.host[name] as never;
  }

  /** Another person was named at the desk; who was named here meanwhile is on his way there. */
  takeOver(owner: DeskOwner | undefined): void {
    if (owner && this.host.auth === this.#auth) this.host.auth = this.#auth = owner.auth;
  }
}
