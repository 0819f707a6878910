import {html, nothing, type TemplateResult} from 'lit';
import type {Attachment} from '../../contract/attachment.js';
import type {ProblemError} from '../../contract/problem-error.js';
import {icon} from '../../kit/icons.js';
import {problemOf} from '../../kit/problem-of.js';
import {problemSentence} from '../../kit/problem-view.js';
import {fileSize} from '../../locales/format.js';
import type {Parts, StatusWords} from './parts.js';

/** Files of a request and its messages, downloaded by a click, never shown in the page. */
export class Attachments {
  #fetching: string | undefined;
  #failed: {id: string; problem: ProblemError} | undefined;

  constructor(private readonly parts: Parts) {}

  view(words: StatusWords, ticket: string, files: readonly Attachment[]): TemplateResult | typeof nothing {
    if (!files.length) return nothing;
    return html`<ul class="attachments" part="attachments">
      ${files.map((file) => {
        const size = fileSize(file.size, words.locale);
        return html`<li>
          <button
            class="attachment"
            type="button"
            aria-label=${words.say('file.download', {name: file.name, size})}
            aria-disabled=${this.#fetching === file.id}
            @click=${() => this.#download(words, ticket, file)}
          >
            ${icon('file')}<bdi class="attachment-name">${file.name}</bdi><span class="small muted number">${size}</span>${icon('download')}
          </button>
          ${
            this.#failed?.id === file.id
              ? html`<p class="problem-text" role="alert">
                  ${words.say('file.failed', {name: file.name, reason: problemSentence(words, this.#failed.problem)})}
                </p>`
              : nothing
          }
        </li>`;
      })}
    </ul>`;
  }

  async #download(words: StatusWords, ticket: string, file: Attachment): Promise<void> {
    if (this.#fetching) return;
    this.#fetching = file.id;
    this.#failed = undefined;
    this.parts.host.requestUpdate();
    try {
      const desk = await this.parts.desk();
      save(await desk.attachmentUrl(ticket, file.id), file.name);
    } catch (error) {
      const problem = problemOf(error);
      this.#failed = {id: file.id, problem};
      this.parts.announce(words.say('file.failed', {name: file.name, reason: problemSentence(words, problem)}));
    }
    this.#fetching = undefined;
    this.parts.host.requestUpdate();
  }
}

/** Only what a download can be is followed: an address with a script in it is not. */
function save(address: string, name: string): void {
  const {protocol, href} = new URL(address, location.href);
  if (!/^(https?|blob):$/.test(protocol)) throw new Error(`not an address to download from: ${protocol}`);
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  // Should the address answer with a page after all, the host's own must not be lost to it.
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.click();
}
