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
    return html`<ul class="stack attachments" part="attachments">
      ${files.map(({id, name, size: bytes}) => {
        const size = fileSize(bytes, words.locale);
        const problem = this.#failed?.id === id && this.#failed.problem;
        return html`<li>
          <button
            class="button attachment"
            type="button"
            aria-label=${words.say('file.download', {name, size})}
            aria-disabled=${this.#fetching === id}
            @click=${() => this.#download(ticket, id, name)}
          >
            ${icon('file')}<bdi>${name}</bdi><span class="small muted number">${size}</span>${icon('download')}
          </button>
          ${
            problem
              ? html`<p class="problem-text" role="alert">${words.say('file.failed', {name, reason: problemSentence(words, problem)})}</p>`
              : nothing
          }
        </li>`;
      })}
    </ul>`;
  }

  async #download(ticket: string, id: string, name: string): Promise<void> {
    if (this.#fetching) return;
    this.#fetching = id;
    this.#failed = undefined;
    this.parts.host.requestUpdate();
    try {
      save(await (await this.parts.desk()).attachmentUrl(ticket, id), name);
    } catch (error) {
      this.#failed = {id, problem: problemOf(error)};
    }
    this.#fetching = undefined;
    this.parts.host.requestUpdate();
  }
}

/** Only what a download can be is followed: an address with a script in it is not. */
function save(address: string, name: string): void {
  const {protocol, href} = new URL(address, location.href);
  if (!/^(https?|blob):$/.test(protocol)) throw new Error(`not an address to download from: ${protocol}`);
  // Should the address answer with a page after all, the host's own must not be lost to it.
  Object.assign(document.createElement('a'), {href, download: name, target: '_blank', rel: 'noopener noreferrer'}).click();
}
