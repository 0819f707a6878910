import {html, nothing, type TemplateResult} from 'lit';
import {fileSize} from '../locales/format.js';
import type {Words} from '../locales/words.js';
import type {FileField, ListedFile} from './file-field.js';
import {icon} from './icons.js';
import {problemSentence} from './problem-view.js';

const clip = 'm16 9-6 6a3.5 3.5 0 0 1-5-5l6-6a2.4 2.4 0 0 1 3.4 3.4l-6 6a1 1 0 0 1-1.6-1.6L12 7';

/**
 * The zone to choose and drop, the limits before they are hit, the list with each file's state, and what was not taken.
 * @csspart files - The place to choose and drop files, and their list.
 */
export function fileFieldView(field: FileField, words: Words): TemplateResult {
  const {count, bytes, types} = field.limits;
  const kinds = Object.keys(types);
  const choose = ({target}: Event) => {
    const input = target as HTMLInputElement;
    void field.add([...(input.files ?? [])]);
    // Emptied, so that the same file can be chosen again after it was removed.
    input.value = '';
  };
  return html`<div class="files" part="files">
    <div class="row file-zone ${field.dragging ? 'dragging' : ''}" ?hidden=${!count}>
      <label class="button file-choose">
        <input
          class="unseen"
          type="file"
          multiple
          accept=${kinds.map((kind) => `.${kind}`).join(',')}
          aria-describedby="files-hint"
          @change=${choose}
        />
        ${icon('attach', {attach: clip})} ${words.say(field.dragging ? 'files.drop' : 'files.add')}
      </label>
      <div class="hint" id="files-hint">
        <p>${words.say('files.hint', {count, size: fileSize(bytes, words.locale)})}</p>
        <p>${words.say('files.kinds', {types: kinds.join(' ')})}</p>
      </div>
    </div>
    <ul>
      ${field.files.map((file, index) => row(field, file, index, words))}
      ${field.told(words).map(
        (told) =>
          html`<li class="problem-text">
            ${icon('alert')} ${told.view ?? told.said}
          </li>`,
      )}
    </ul>
    ${field.tools.loaded?.dialog(words.locale)}
  </div>`;
}

/** @csspart file - One file. */
function row(field: FileField, file: ListedFile, index: number, words: Words): TemplateResult {
  const {kept, sent, problem} = file;
  const failed = problem && !problem.retryable;
  const tools = field.tools.loaded;
  field.tools.ahead();
  // The focus stays near: on the next file's button, else on the one before, else on the choice.
  const remove = async ({currentTarget}: Event) => {
    const root = (currentTarget as HTMLElement).closest('.files')!;
    field.remove(file);
    await field.rendered;
    const buttons = root.querySelectorAll<HTMLElement>('.icon-only');
    (buttons[Math.min(index, buttons.length - 1)] ?? root.querySelector('input'))?.focus();
  };
  return html`<li class="file" part="file">
    <span class="file-picture">${tools?.picture(file) ?? icon('file')}</span>
    <div class="row">
      <span class="file-text">
        <bdi class="file-name" title=${kept.name}>${parted(kept.name)}</bdi>
        <span class="small number ${failed ? 'problem-text' : 'muted'}">${failed ? icon('alert') : nothing}<span>${standing(file, words)}</span></span>
        ${sent === undefined ? nothing : html`<progress max=${kept.size} .value=${sent} aria-label=${kept.name}></progress>`}
      </span>
      ${
        problem
          ? html`<button class="button plain" type="button" @click=${() => field.retry([file])}>
            ${words.say('retry')}<span class="unseen"> ${kept.name}</span>
          </button>`
          : nothing
      }
      ${tools?.row(file, words.locale)}
    </div>
    <button class="button icon-only" type="button" aria-label=${words.say('files.remove', {name: kept.name})} @click=${remove}>
      ${icon('close')}
    </button>
  </li>`;
}

/** A name in two pieces, of which the first is cut where there is no room: the ending tells what a file is. Read aloud it is whole. */
function parted(name: string): TemplateResult {
  const [, head, tail] = /^(.*?)(.{0,9})$/su.exec(name)!;
  return html`<span>${head}</span><span>${tail}</span>`;
}

function standing({kept, sent, problem, held}: ListedFile, words: Words): string {
  const total = fileSize(kept.size, words.locale);
  if (held) return total;
  if (sent !== undefined) return words.say('files.uploading', {sent: fileSize(sent, words.locale), total});
  if (!problem) return `${total} · ${words.say('files.done')}`;
  return problem.retryable ? words.say('files.waiting') : `${words.say('files.failed')} · ${problemSentence(words, problem)}`;
}
