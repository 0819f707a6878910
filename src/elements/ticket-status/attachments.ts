import {html, nothing, type TemplateResult} from 'lit';
import type {Attachment} from '../../contract/attachment.js';
import {icon} from '../../kit/icons.js';
import {fileSize} from '../../locales/format.js';
import type {Parts, StatusWords} from './parts.js';

/**
 * Files of a request and its messages, opened by a click.
 * @csspart attachments - The files of a request or a message.
 */
export function attachmentsView(
  words: StatusWords,
  parts: Parts,
  ticket: string,
  files: readonly Attachment[],
): TemplateResult | typeof nothing {
  if (!files.length) return nothing;
  return html`<ul class="stack attachments" part="attachments">
    ${files.map((file) => {
      const {id, name} = file;
      const size = fileSize(file.size, words.locale);
      return html`<li>
        <button
          class="button attachment"
          type="button"
          aria-label=${words.say('file.open', {name, size})}
          @click=${() => parts.later((answering) => answering.files.open(ticket, file))}
        >
          ${icon('file')}<bdi>${name}</bdi><span class="small muted number">${size}</span>${icon('download')}
        </button>
        ${parts.answering()?.files.note(id) ?? nothing}
      </li>`;
    })}
  </ul>`;
}
