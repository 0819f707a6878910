import {streamKinds, type EventData} from '../../src/contract/event.js';
import type {Customer} from './authenticate.js';
import type {PlacedEvent} from './event-record.js';

/** Pieces that may lie here unread: whoever is further behind is let go, and comes back by his last id. */
const mostUnread = 256;
/** Ms that browsers which reconnect by themselves wait. */
const retry = 2_000;

const bytes = new TextEncoder();

/** One person's open stream. */
export class EventStream {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** When it last said something, epoch ms. */
  spokeAt: number;
  /** Events up to here were told, or were not for him. */
  #place = 0;
  /** Id that he goes on from, as far as he was told. */
  #id = '';
  #held: PlacedEvent[] | undefined = [];
  #ended = false;
  #controller!: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>;

  constructor(
    readonly customer: Customer,
    private readonly now: () => number,
    /** `holds`: whether his token still opens what it opened. */
    private readonly ties: {holds(): Promise<boolean>; closed(): void},
  ) {
    this.spokeAt = now();
    this.body = new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        start: (controller) => void (this.#controller = controller),
        cancel: () => this.#leave(),
      },
      {highWaterMark: mostUnread},
    );
  }

  /** When the token ends, epoch ms: nothing is told after that. */
  get until(): number {
    return this.customer.until ?? Infinity;
  }

  async stillHolds(): Promise<boolean> {
    const holds = !this.#ended && (await this.ties.holds());
    if (!holds) this.end();
    return holds;
  }

  /** What he missed, and where he stands after it; then what came in meanwhile. */
  begin(kind: keyof typeof streamKinds, {place, id}: Pick<PlacedEvent, 'place' | 'id'>, missed: readonly PlacedEvent[] = []): void {
    this.#say(`retry: ${retry}\n\n`);
    for (const event of missed) this.#write(event);
    this.#place = place;
    this.#stand(kind, id);
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const event of held) this.tell(event);
  }

  tell(event: PlacedEvent): void {
    if (this.#held) return void this.#held.push(event);
    if (event.place <= this.#place) return;
    this.#place = event.place;
    this.#write(event);
  }

  /** Shows that the line stands, and how far the others' events have come. */
  beat({place, id}: Pick<PlacedEvent, 'place' | 'id'>): void {
    if (this.#held) return;
    if (place <= this.#place || id === this.#id) return this.#say(':\n\n');
    this.#place = place;
    this.#stand('position', id);
  }

  end(): void {
    if (this.#ended) return;
    this.#leave();
    try {
      this.#controller.close();
    } catch {
      // Nobody reads it any more.
    }
  }

  #write({id, kind, ticket, survey, version}: PlacedEvent): void {
    const data: EventData = survey === undefined ? {id: ticket, version} : {id: survey};
    this.#id = id;
    this.#say(`id: ${id}\nevent: ${kind}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  #stand(kind: keyof typeof streamKinds, id: string): void {
    this.#id = id;
    this.#say(`${id && `id: ${id}\n`}event: ${streamKinds[kind]}\ndata: {}\n\n`);
  }

  #say(text: string): void {
    if (this.#ended) return;
    if (this.now() >= this.until) return this.end();
    if ((this.#controller.desiredSize ?? 0) <= 0) return this.end();
    this.spokeAt = this.now();
    this.#controller.enqueue(bytes.encode(text));
  }

  #leave(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#held = [];
    this.ties.closed();
  }
}
