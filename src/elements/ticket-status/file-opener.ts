import {html, nothing, type TemplateResult} from 'lit';
import type {Attachment} from '../../contract/attachment.js';
import type {ProblemError} from '../../contract/problem-error.js';
import {icon} from '../../kit/icons.js';
import {problemOf} from '../../kit/problem-of.js';
import {problemSentence} from '../../kit/problem-view.js';
import {fileSize} from '../../locales/format.js';
import {isRaster} from '../../rules/raster.js';
import type {AnswerWords, Parts} from './parts.js';
import {save} from './save.js';

interface Shown {
  ticket: string;
  file: Attachment;
  address: string;
  /** It could not be drawn. */
  lost?: boolean;
}

/** Files by a short-lived address: pictures are shown in a dialog, everything else is downloaded under its own name, never shown in the page. */
export class FileOpener {
  #fetching: string | undefined;
  #failed: {id: string; problem: ProblemError} | undefined;
  #shown: Shown | undefined;

  constructor(
    private readonly parts: Parts,
    private readonly words: () => AnswerWords | undefined,
  ) {}

  async open(ticket: string, file: Attachment, download = !isRaster(file.type)): Promise<void> {
    if (this.#fetching) return;
    this.#fetching = file.id;
    this.#failed = undefined;
    this.parts.host.requestUpdate();
    try {
      const address = safe(await (await this.parts.desk()).attachmentUrl(ticket, file.id));
      if (download) save(address, file.name);
      else this.#shown = {ticket, file, address};
    } catch (error) {
      this.#failed = {id: file.id, problem: problemOf(error)};
    }
    this.#fetching = undefined;
    this.parts.host.requestUpdate();
    await this.parts.host.updateComplete;
    const dialog = this.parts.host.renderRoot.querySelector<HTMLDialogElement>('dialog.picture');
    if (dialog && !dialog.open) dialog.showModal();
  }

  /** Under a file: that it is on its way, or why it did not come. */
  note(id: string): TemplateResult | typeof nothing {
    const words = this.words();
    if (words && this.#fetching === id) return html`<p class="small muted" role="status">${words.say('file.coming')}</p>`;
    if (!words || this.#failed?.id !== id) return nothing;
    return html`<p class="problem-text" role="alert">
      ${icon('alert')}<span>${words.say('file.failed', {reason: problemSentence(words, this.#failed.problem)})}</span>
    </p>`;
  }

  /** @csspart picture - The dialog in which a picture is looked at. */
  dialog(words: AnswerWords): TemplateResult | typeof nothing {
    if (!this.#shown) return nothing;
    const {ticket, file, address, lost} = this.#shown;
    const close = () => this.#show(undefined);
    return html`<dialog class="picture" part="picture" aria-labelledby="picture-name" @close=${close}>
      <div class="row">
        <p class="picture-name" id="picture-name">
          <bdi>${file.name}</bdi> <span class="small muted number">${fileSize(file.size, words.locale)}</span>
        </p>
        <button class="button" type="button" @click=${() => this.open(ticket, file, true)}>
          ${icon('download')} ${words.say('file.download')}
        </button>
        <form method="dialog">
          <button class="button icon-only" aria-label=${words.say('close')}>${icon('close')}</button>
        </form>
      </div>
      ${
        lost
          ? html`<p class="muted">${words.say('file.lost')}</p>`
          : html`<img src=${address} alt=${file.name} @error=${() => this.#show({ticket, file, address, lost: true})} />`
      }
      ${this.note(file.id)}
    </dialog>`;
  }

  #show(shown: Shown | undefined): void {
    this.#shown = shown;
    this.parts.host.requestUpdate();
  }
}

/** Only what a file can come from is followed: an address with a script in it is not. */
function safe(address: string): string {
  const {protocol, href} = new URL(address, location.href);
  if (!/^(https?|blob):$/.test(protocol)) throw new Error(`not an address of a file: ${protocol}`);
  return href;
}
