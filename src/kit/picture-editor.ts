import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import type {Words} from '../locales/words.js';
import type {ListedFile} from './file-field.js';
import {icon} from './icons.js';
import {areaOf, drawEdited, markKinds, renderPicture, type Mark, type MarkKind, type Point} from './picture-marks.js';

/** Most pixels a browser on a phone gives a canvas. */
const mostPixels = 16_000_000;

type ToolWords = Words<'file-tools'>;

/** A picture on which somebody draws: marks can be set, moved, resized, removed and undone by pointer, touch and keyboard; whoever cannot drag taps two corners. */
export class PictureEditor {
  #picture: ImageBitmap | undefined;
  #failed = false;
  #marks: readonly Mark[] = [];
  #tool: MarkKind = 'mask';
  #chosen = -1;
  #history: (readonly Mark[])[] = [];
  /** Names a change that goes on, such as holding an arrow key: undone in one go. */
  #ongoing = '';
  #canvas: HTMLCanvasElement | undefined;
  /** The first corner of a mark that is tapped. */
  #corner: Point | undefined;
  #grip: {at: Point; mark: Mark; fresh: boolean} | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    readonly file: ListedFile,
  ) {}

  /** Whether there is something that closing would lose. */
  get changed(): boolean {
    return this.#history.length > 0;
  }

  async open(canvas: HTMLCanvasElement): Promise<void> {
    this.#canvas = canvas;
    try {
      const whole = await createImageBitmap(this.file.kept.blob);
      const scale = Math.min(1, Math.sqrt(mostPixels / (whole.width * whole.height)));
      const [resizeWidth, resizeHeight] = [Math.round(whole.width * scale), Math.round(whole.height * scale)];
      this.#picture = scale < 1 ? await createImageBitmap(whole, {resizeWidth, resizeHeight}) : whole;
      canvas.width = this.#picture.width;
      canvas.height = this.#picture.height;
    } catch {
      this.#failed = true;
    }
    this.#draw();
  }

  close(): void {
    this.#picture?.close();
  }

  /** The picture with what was done to it. */
  save(): Promise<Blob> {
    return renderPicture(this.#picture!, this.#marks, this.file.kept.type);
  }

  /** Tools, picture, and what is chosen. */
  view(words: ToolWords): TemplateResult {
    const chosen = this.#marks[this.#chosen];
    const named = (kind: MarkKind) => words.say(`tool.${kind}`);
    const {x, y, width, height} = chosen ? areaOf(chosen) : {x: 0, y: 0, width: 0, height: 0};
    const place = {number: this.#chosen + 1, total: this.#marks.length, x, y, width, height};
    return html`${this.#failed ? html`<p class="notice danger" role="alert">${icon('alert')}${words.say('picture.unreadable')}</p>` : nothing}
      <div class="tools" ?hidden=${this.#failed}>
        <div class="row" role="radiogroup" aria-label=${words.say('tool')}>
          ${markKinds.map(
            (kind) =>
              html`<label class="choice">
                <input
                  type="radio"
                  name="tool"
                  value=${kind}
                  .checked=${this.#tool === kind}
                  @change=${() => {
                    this.#tool = kind;
                    this.host.requestUpdate();
                  }}
                />
                ${named(kind)}
              </label>`,
          )}
        </div>
        <div class="row">
          <button class="button" type="button" @click=${this.#add}>${words.say('picture.add')}</button>
          <button class="button" type="button" aria-disabled=${!this.changed && !this.#corner} @click=${this.#undo}>${words.say('picture.undo')}</button>
          <button class="button" type="button" aria-disabled=${!chosen} @click=${this.#remove}>${words.say('picture.delete')}</button>
        </div>
      </div>
      <canvas
        tabindex="0"
        role="application"
        aria-label=${words.say('picture.canvas')}
        aria-describedby="picture-keys"
        @pointerdown=${this.#pressed}
        @pointermove=${this.#dragged}
        @pointerup=${this.#released}
        @pointercancel=${this.#released}
        @keydown=${this.#keyed}
      ></canvas>
      <p class="small number" role="status">${this.#corner ? words.say('picture.corner') : chosen ? words.say('picture.at', {...place, what: named(chosen.is)}) : words.say('picture.empty')}</p>
      <p class="hint" id="picture-keys">${words.say('picture.keys')}</p>`;
  }

  #draw(): void {
    if (this.#picture && this.#canvas) drawEdited(this.#canvas, this.#picture, this.#marks, this.#marks[this.#chosen], this.#corner);
    this.host.requestUpdate();
  }

  /** `ongoing`: the same name as before goes on with the same change. */
  #change(marks: readonly Mark[], chosen: number, ongoing = ''): void {
    if (!ongoing || ongoing !== this.#ongoing) this.#history.push(this.#marks);
    this.#ongoing = ongoing;
    this.#marks = marks;
    this.#chosen = chosen;
    this.#corner = undefined;
    this.#draw();
  }

  /** There is one crop; a new one takes its place. */
  #put(mark: Mark): void {
    const others = mark.is === 'crop' ? this.#marks.filter(({is}) => is !== 'crop') : this.#marks;
    this.#change([...others, mark], others.length);
  }

  #reshape(mark: Mark, ongoing: string): void {
    this.#change(this.#marks.with(this.#chosen, this.#within(mark)), this.#chosen, ongoing);
  }

  /** Pushed back whole where it would leave the picture. */
  #within({is, from, to}: Mark): Mark {
    const {width, height} = this.#canvas!;
    const {x, y, width: w, height: h} = areaOf({from, to});
    const dx = Math.max(0, -x) - Math.max(0, x + w - width);
    const dy = Math.max(0, -y) - Math.max(0, y + h - height);
    const shift = ([px, py]: Point): Point => [Math.min(width, Math.max(0, px + dx)), Math.min(height, Math.max(0, py + dy))];
    return {is, from: shift(from), to: shift(to)};
  }

  #add = (): void => {
    const {width, height} = this.#canvas!;
    if (!this.#picture) return;
    const part = this.#tool === 'crop' ? 0.1 : 0.35;
    this.#put({is: this.#tool, from: [width * part, height * part], to: [width * (1 - part), height * (1 - part)]});
  };

  #undo = (): void => {
    if (this.#corner) {
      this.#corner = undefined;
      return this.#draw();
    }
    const before = this.#history.pop();
    if (!before) return;
    this.#marks = before;
    this.#ongoing = '';
    this.#chosen = before.length - 1;
    this.#draw();
  };

  #remove = (): void => {
    if (!this.#marks[this.#chosen]) return;
    const left = this.#marks.filter((_, index) => index !== this.#chosen);
    this.#change(left, Math.min(this.#chosen, left.length - 1));
  };

  #pointOf({clientX, clientY}: PointerEvent): Point {
    const {left, top, width, height} = this.#canvas!.getBoundingClientRect();
    const canvas = this.#canvas!;
    const inside = (value: number, most: number) => Math.min(most, Math.max(0, value));
    return [
      inside(((clientX - left) / width) * canvas.width, canvas.width),
      inside(((clientY - top) / height) * canvas.height, canvas.height),
    ];
  }

  /** On the chosen mark it moves that; anywhere else it draws a new one. */
  #pressed = (event: PointerEvent): void => {
    if (!this.#picture || event.button !== 0) return;
    this.#canvas!.setPointerCapture(event.pointerId);
    const at = this.#pointOf(event);
    const chosen = this.#marks[this.#chosen];
    const onChosen = chosen && chosen.is !== 'crop' && contains(chosen, at);
    this.#ongoing = '';
    this.#grip = {at, fresh: !onChosen, mark: onChosen ? chosen : {is: this.#tool, from: at, to: at}};
  };

  #dragged = (event: PointerEvent): void => {
    if (!this.#grip) return;
    const at = this.#pointOf(event);
    const {mark, fresh, at: start} = this.#grip;
    const [dx, dy] = [at[0] - start[0], at[1] - start[1]];
    if (!this.#ongoing && this.#isTremble(event, dx, dy)) return;
    if (fresh) {
      if (this.#ongoing !== 'drawing') this.#put({...mark, to: at});
      this.#ongoing = 'drawing';
      this.#reshape({...mark, to: at}, 'drawing');
    } else this.#reshape(moved(mark, dx, dy), 'moving');
  };

  #released = (event: PointerEvent): void => {
    const drawn = this.#ongoing === 'drawing' || this.#ongoing === 'moving';
    this.#ongoing = '';
    if (this.#grip && !drawn && event.type === 'pointerup') this.#tapped(event);
    this.#grip = undefined;
  };

  /** A tremble is no mark, and a finger trembles more than a mouse. `dx`, `dy`: px of the picture, which stands here smaller or larger. */
  #isTremble({pointerType}: PointerEvent, dx: number, dy: number): boolean {
    const canvas = this.#canvas!;
    const scale = canvas.getBoundingClientRect().width / canvas.width;
    return Math.hypot(dx, dy) * scale < (pointerType === 'mouse' ? 8 : 12);
  }

  /** The other corner of a mark, or the first taken back; a mark that is chosen; else a first corner. */
  #tapped(event: PointerEvent): void {
    const at = this.#pointOf(event);
    const corner = this.#corner;
    if (corner && !this.#isTremble(event, at[0] - corner[0], at[1] - corner[1])) return this.#put({is: this.#tool, from: corner, to: at});
    if (corner) return this.#undo();
    const hit = this.#marks.findLastIndex((mark) => contains(mark, at));
    this.#corner = hit < 0 || hit === this.#chosen ? at : undefined;
    this.#chosen = hit;
    this.#draw();
  }

  #keyed = (event: KeyboardEvent): void => {
    const {key, shiftKey, ctrlKey, metaKey} = event;
    const chosen = this.#marks[this.#chosen];
    const step = Math.max(1, Math.round(Math.min(this.#canvas!.width, this.#canvas!.height) / 50));
    const [dx, dy] = {ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step]}[key] ?? [0, 0];
    if (key === 'Enter' || key === ' ') this.#add();
    else if (key === 'z' && (ctrlKey || metaKey)) this.#undo();
    else if (key === 'Delete' || key === 'Backspace') this.#remove();
    else if (key === 'PageDown' || key === 'PageUp') {
      const {length} = this.#marks;
      if (length) this.#chosen = (this.#chosen + (key === 'PageDown' ? 1 : length - 1)) % length;
      this.#draw();
    } else if (chosen && (dx || dy)) {
      const [x, y] = chosen.to;
      this.#reshape(shiftKey ? {...chosen, to: [x + dx!, y + dy!]} : moved(chosen, dx!, dy!), `key ${this.#chosen} ${shiftKey}`);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function moved({is, from, to}: Mark, dx: number, dy: number): Mark {
  return {is, from: [from[0] + dx, from[1] + dy], to: [to[0] + dx, to[1] + dy]};
}

function contains(mark: Mark, [px, py]: Point): boolean {
  const {x, y, width, height} = areaOf(mark);
  return px >= x && py >= y && px <= x + width && py <= y + height;
}
