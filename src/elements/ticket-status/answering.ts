import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {Message} from '../../contract/message.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Checks, DeskChange} from '../../desk/desk.js';
import {addStyles} from '../../kit/add-styles.js';
import {emit} from '../../kit/events.js';
import {fileFieldStyles} from '../../kit/file-field.styles.js';
import {icon} from '../../kit/icons.js';
import {OnDemand} from '../../kit/on-demand.js';
import type {PartWords} from '../../kit/part-words.js';
import {problemSentence} from '../../kit/problem-view.js';
import {onTick} from '../../kit/ticker.js';
import {watchLinks} from '../../kit/watch-links.js';
import {timeNow} from '../../locales/times.js';
import {folds} from '../../styles/folds.js';
import {lateControls} from '../../styles/late-controls.js';
import {answersView} from './answers-view.js';
import {AroundList} from './around-list.js';
import {AskedCards} from './asked-cards.js';
import {answeringStyles} from './answering.styles.js';
import {changesBetween} from './changes.js';
import {channelsView} from './channels-view.js';
import {ClockNews} from './clock-news.js';
import {clockStyles} from './clocks.styles.js';
import {leftText} from './clocks-view.js';
import {closedReply} from './closed-reply.js';
import {copyButton} from './copy-button.js';
import {Earlier} from './earlier.js';
import {missingView} from './empty-views.js';
import {Decisions} from './decisions.js';
import {FileOpener} from './file-opener.js';
import {Fresh} from './fresh.js';
import {guestOnlyView} from './guest-only.js';
import type {Ladder} from './ladder.js';
import type {Opened, OpenTicket} from './open-ticket.js';
import {lateLead} from './late-lead.js';
import {laterLead} from './later-lead.js';
import {outcome} from './outcome.js';
import {LastSeen} from './last-seen.js';
import {laterWords} from './later-words.js';
import {joined, type AnswerWords, type Parts} from './parts.js';
import {peopleView} from './people-view.js';
import {Readable} from './readable.js';
import {rateView} from './rate-view.js';
import {sheetStyles} from './sheet.styles.js';
import {Steps} from './steps.js';
import {takeAwayView} from './take-away.js';
import {TextBox, watchLine} from './text-box.js';
import type {TicketList} from './ticket-list.js';
import {underLead} from './under-lead.js';
import {Unsent} from './unsent.js';

/** What a customer does about a request beyond reading it: replies, answers to a solution, and what of these waits to be sent. Loaded on demand. */
export class Answering implements ReactiveController {
  readonly files: FileOpener;
  readonly asked: AskedCards;
  readonly around: AroundList;
  readonly #earlier: Earlier;
  readonly #clockNews: ClockNews;
  readonly #fresh: Fresh;
  readonly #unsent: Unsent;
  readonly #steps: Steps;
  readonly #ladder: OnDemand<Ladder>;
  readonly #reply: TextBox;
  readonly #seen: LastSeen;
  readonly #decisions: Decisions;
  readonly #readable: Readable;
  readonly #stops: (() => void)[] = [];

  private constructor(
    private readonly parts: Parts,
    private readonly open: OpenTicket,
    list: TicketList,
    checks: Checks,
    private readonly words: PartWords<'ticket-answers'>,
  ) {
    this.files = new FileOpener(parts, () => this.#now);
    this.asked = new AskedCards(parts);
    this.around = new AroundList(parts, open, list, () => this.#now);
    this.#earlier = new Earlier(parts);
    this.#clockNews = new ClockNews(parts);
    this.#seen = new LastSeen(parts, open, list);
    this.#unsent = new Unsent(parts);
    this.#steps = new Steps(parts, open, this.#unsent, () => this.#now);
    this.#ladder = new OnDemand(parts.host, async () => {
      const {Ladder} = await import('./ladder.js');
      const ladder = new Ladder(parts, open, this.#unsent, () => this.#now);
      ladder.turnTo(open.opened?.ticket.id ?? '');
      return ladder;
    });
    this.#reply = new TextBox(parts, {
      is: 'reply',
      limits: () => open.limits('message'),
      send: async (draft, words) => {
        const ticket = open.opened!.ticket.id;
        const sent = await (await parts.desk()).reply(ticket, draft);
        parts.announce(outcome(words, sent, words.say('reply.sent')));
        emit(parts.host, 'aftercare-reply-sent', {ticket, queued: sent.is === 'waiting'});
        // It leaves the box when the thread has it.
        if (sent.is === 'accepted') await open.loader.refresh();
        return true;
      },
    });
    this.#decisions = new Decisions(parts, open, this.#unsent, () => this.#now);
    this.#readable = new Readable(checks, () => void open.loader.refresh());
    this.#fresh = new Fresh(parts, open);
    parts.host.addController(this);
  }

  /** With its words, for without them it could not be drawn. */
  static async open(parts: Parts, open: OpenTicket, list: TicketList): Promise<Answering> {
    const checks = await (await parts.desk()).checks();
    const words = await laterWords(parts, 'ticket-answers');
    addStyles(parts.host, folds, lateControls, fileFieldStyles, answeringStyles, clockStyles, sheetStyles);
    return new Answering(parts, open, list, checks, words);
  }

  /** Turns what is written to a request; to none, when another person is here. */
  turnTo(ticket: string): void {
    if (!ticket) {
      for (const part of [this.around, this.#seen, this.#earlier, this.#decisions]) part.forget();
    }
    this.#reply.open(ticket);
    this.#steps.turnTo(ticket);
    this.#ladder.loaded?.turnTo(ticket);
  }

  hostConnected(): void {
    this.hostDisconnected();
    this.#stops.push(
      watchLine(this.parts.host),
      onTick(() => this.#tick()),
      watchLinks(this.parts.link),
    );
  }

  hostUpdated(): void {
    this.#seen.follow();
    const {opened} = this.open;
    this.asked.follow(opened?.ticket.id);
    this.#clockNews.follow(opened && this.#readable.of(opened).opened.ticket);
  }

  hostDisconnected(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** The reader did something: look for news soon. */
  hurry(): void {
    this.#fresh.hurry();
  }

  heard(change: DeskChange): void {
    if (change.is === 'news') return this.#fresh.meet(change);
    if (!('entry' in change) || change.entry.route !== 'postMessage') return;
    const {key, params, body} = change.entry;
    const ticket = params['ticket']!;
    if (change.is === 'accepted') {
      this.open.append(ticket, change.reply as Message);
      emit(this.parts.host, 'aftercare-reply-sent', {ticket, queued: false});
      if (this.#now) this.parts.announce(this.#now.say('reply.sent'));
    } else if (ticket === this.open.opened?.ticket.id && !this.parts.waiting().some((entry) => entry.key === key)) {
      // It is in the draft again; where something else was being written it waits on for a decision.
      void this.#reply.putBack(String(body['text'] ?? ''), change.problem);
    }
  }

  /** Says what is new since the reading before, once. */
  tell(...readings: [before: Opened, after: Opened]): void {
    const [before, after] = readings.map((read) => this.#readable.of(read).opened) as typeof readings;
    const [words, own] = [this.parts.words(), this.#now];
    const news = words && own ? changesBetween(words, own, before, after) : [];
    if (words && news.length) this.parts.announce(joined(words, news));
  }

  /** What is shown is older than it could be, and of when it is; with `gap`, the end of a thread is missing. */
  lapse(problem: ProblemError, gap: boolean): TemplateResult | typeof nothing {
    return this.#view((words) => {
      const reason = problemSentence(words, problem);
      const said = gap ? words.say('thread.gap', {reason}) : this.#seen.asOf(words, reason);
      return html`<p class="lapse small" part="lapse">${icon(problem.code === 'offline' ? 'offline' : 'alert')} ${said}</p>`;
    });
  }

  /** In the place of the way back to the list, which a guest has none of. */
  guestOnly(): TemplateResult | typeof nothing {
    this.around.guest.here = true;
    return this.#view((words) => guestOnlyView(words, this.parts));
  }

  copy({reference}: {reference: string}): TemplateResult | typeof nothing {
    return this.#view((words) => copyButton(words, reference, this.parts));
  }

  /** What the head says beside how it stands. */
  readonly lead = (read: Opened) => this.#now && laterLead(this.#now, this.#readable.of(read).opened, this.parts);

  answers(opened: Opened): TemplateResult | typeof nothing {
    return this.#view((words) => answersView(words, opened));
  }

  /** Above the list: what waits to be sent. */
  unsent(): TemplateResult | typeof nothing {
    return this.#view((words) => this.#unsent.list(words));
  }

  /** Settles once every part that a request names is there, or could not be had. */
  async whole(read: Opened): Promise<void> {
    const {ticket} = this.#readable.of(read).opened;
    await Promise.all([this.#decisions.whole(ticket), ticket.escalation && this.#ladder.load()]);
  }

  missing(): TemplateResult | typeof nothing {
    return this.#view(missingView);
  }

  /** What waits for the customer's word: decisions, a rating. */
  asks(read: Opened): TemplateResult | typeof nothing {
    return this.#view((words) => html`${this.#readable.asks(words, read, this.#decisions)} ${rateView(words, read, this.parts)}`);
  }

  /** In place of what the head says, `said`: that the team is late. Nothing where it is not. */
  late(read: Opened, said: string): string | undefined {
    return this.#now && lateLead(this.#now, this.#readable.of(read).opened, said);
  }

  /** Under what the head says: by when what is promised next, and ways to what is asked and can be done. */
  underLead(read: Opened): TemplateResult | typeof nothing {
    return this.#view((words) => underLead(words, this.#readable.of(read), this.parts, this.asked, this.#ladder.loaded));
  }

  find(key: string, params?: Readonly<Record<string, string>>): string | undefined {
    return this.#now?.find(key, params);
  }

  /** In the card of the solution: nothing where there is none. */
  solution(read: Opened): TemplateResult | typeof nothing {
    return this.#view((words) => {
      const closing = this.#readable.closing(words, read);
      const asks = this.#steps.solution(words, read);
      return closing === nothing ? asks : html`${closing} ${asks}`;
    });
  }

  /** Of its ladder, for what happened. */
  readonly levels = (read: Opened) => this.#readable.of(read).opened.ticket.escalation?.ladder;

  /** At the end of the thread: replies that wait, without the one the box is just sending. */
  waiting({ticket}: Opened): TemplateResult[] {
    const [words, reply] = [this.#now, this.#reply];
    const entries = this.#unsent.of(ticket.id, 'postMessage').filter(({key}) => !reply.sending || key !== reply.draft.key);
    return words ? entries.map((entry) => this.#unsent.message(words, entry)) : [];
  }

  /** Under the thread: what can be written, what was promised, who has it, what else can be done. */
  foot(opened: Opened): TemplateResult | typeof nothing {
    return this.#view((words) => {
      const promised = this.#readable.promised(words, opened, {
        seen: (sound) => this.#steps.seen(words, sound),
        ladder: (sound) => this.#ladder.part?.view(words, sound) ?? nothing,
      });
      const reply =
        this.#steps.explaining || this.#decisions.explaining
          ? nothing
          : opened.ticket.allowsReply
            ? this.#reply.view(words, {
                title: words.say('reply.title'),
                send: words.say('reply.send'),
                beside: html`<span class="hint keys" id="reply-hint">${words.say('reply.keys')}</span>`,
              })
            : closedReply(words, this.parts, this.#reply, opened);
      return html`${reply} ${promised} ${peopleView(words, opened)}
        <div class="row further">${takeAwayView(words, opened, this.parts)} ${this.#steps.door(words, opened)}</div>
        ${this.#steps.further(words, opened)} ${this.around.guest.here ? nothing : this.#decisions.people(words, this.#readable.of(opened).opened)} ${channelsView(words, this.parts.words()!, opened, timeNow())} ${this.#earlier.view(words, opened)} ${this.files.dialog(words)}`;
    });
  }

  /** Only the times that are left change from beat to beat; nothing is drawn anew. */
  #tick(): void {
    const words = this.#now;
    if (!words) return;
    for (const place of this.parts.host.renderRoot.querySelectorAll<HTMLElement>('[data-due]')) {
      const left = leftText(words, place.dataset['due']!, timeNow());
      if (place.textContent !== left) place.textContent = left;
    }
  }

  get #now(): AnswerWords | undefined {
    const locale = this.parts.words()?.locale;
    return locale && this.words.in(locale);
  }

  #view(draw: (words: AnswerWords) => TemplateResult | typeof nothing): TemplateResult | typeof nothing {
    return this.#now ? draw(this.#now) : nothing;
  }
}
