import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {fileSize} from '../locales/format.js';
import type {KeptFile} from '../storage/records.js';
import type {Words} from '../locales/words.js';
import type {FileField} from './file-field.js';
import {icon} from './icons.js';
import {problemSentence} from './problem-view.js';

/** The zone to choose and drop, the limits before they are hit, the list with each file's state, and what was not taken. */
export function fileFieldView(field: FileField, words: Words): TemplateResult {
  const {limits} = field;
  const kinds = Object.keys(limits?.types ?? {});
  return html`<div class="files" part="files">
    <div
      class="file-zone ${field.dragging ? 'dragging' : ''}"
      @dragover=${field.dragged}
      @dragleave=${field.dragged}
      @drop=${field.dragged}
    >
      <label class="button file-choose">
        <input
          class="unseen"
          type="file"
          multiple
          accept=${kinds.map((kind) => `.${kind}`).join(',') || nothing}
          aria-describedby="files-hint"
          @change=${(event: Event) => choose(field, event)}
        />
        ${icon('attach')} ${words.say(field.dragging ? 'files.drop' : 'files.add')}
      </label>
      <div class="hint" id="files-hint">
        ${
          limits
            ? html`<p>${words.say('files.hint', {count: limits.count, size: fileSize(limits.bytes, words.locale)})}</p>
              <p>${words.say('files.kinds', {types: kinds.join(' ')})}</p>`
            : nothing
        }
      </div>
    </div>
    ${
      field.files.length
        ? html`<ul class="file-list">
          ${repeat(
            field.files,
            ({id}) => id,
            (file) => row(field, file, words),
          )}
        </ul>`
        : nothing
    }
    ${
      field.refused.length
        ? html`<ul class="file-refusals">
          ${field.refused.map(
            ({name, reason}) =>
              html`<li class="problem-text">
                ${icon('alert')}
                <span><bdi class="file-name">${name}</bdi> ${words.say('files.notAdded', {reason: field.reason(words, reason)})}</span>
              </li>`,
          )}
        </ul>`
        : nothing
    }
  </div>`;
}

function row(field: FileField, file: KeptFile, words: Words): TemplateResult {
  const state = field.state(file.id);
  const preview = field.preview(file.id);
  return html`<li class="file ${state.is}" part="file">
    <span class="file-picture">
      ${
        preview
          ? html`<img src=${preview} alt="" @error=${(event: Event) => ((event.target as HTMLImageElement).hidden = true)} />`
          : icon('file')
      }
    </span>
    <span class="file-text">
      <bdi class="file-name" title=${file.name}>${file.name}</bdi>
      <span class="small muted number">${standing(field, file, words)}</span>
      ${state.is === 'uploading' ? html`<progress max=${file.size} .value=${state.sent} aria-label=${file.name}></progress>` : nothing}
    </span>
    ${
      state.is === 'failed' || state.is === 'waiting'
        ? html`<button class="button plain" type="button" @click=${() => field.retry(file.id)}>
          ${words.say('retry')}<span class="unseen"> ${file.name}</span>
        </button>`
        : nothing
    }
    <button class="button icon-only" type="button" aria-label=${words.say('files.remove', {name: file.name})} @click=${remove(field, file.id)}>
      ${icon('close')}
    </button>
  </li>`;
}

function standing(field: FileField, file: KeptFile, words: Words): string {
  const state = field.state(file.id);
  const total = fileSize(file.size, words.locale);
  switch (state.is) {
    case 'uploading':
      return words.say('files.uploading', {sent: fileSize(state.sent, words.locale), total});
    case 'waiting':
      return `${total} · ${words.say('files.waiting')}`;
    case 'failed':
      return `${total} · ${words.say('files.failed')} · ${problemSentence(words, state.problem)}`;
    case 'done':
      return `${total} · ${words.say('files.done')}`;
  }
}

function choose(field: FileField, event: Event): void {
  const input = event.target as HTMLInputElement;
  const files = [...(input.files ?? [])];
  // Emptied, so that the same file can be chosen again after it was removed.
  input.value = '';
  void field.add(files);
}

/** Takes the file off and keeps the focus near: on the next file's button, else on the one before, else on the choice. */
function remove(field: FileField, id: string): (event: Event) => Promise<void> {
  return async (event) => {
    const root = (event.currentTarget as HTMLElement).closest('.files')!;
    const index = field.files.findIndex((file) => file.id === id);
    field.remove(id);
    await field.rendered;
    const buttons = root.querySelectorAll<HTMLElement>('.file .icon-only');
    (buttons[Math.min(index, buttons.length - 1)] ?? root.querySelector<HTMLElement>('input'))?.focus();
  };
}
