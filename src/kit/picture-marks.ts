export const markKinds = ['mask', 'box', 'arrow', 'crop'] as const;
export type MarkKind = (typeof markKinds)[number];

/** Two corners, in pixels of the picture; an arrow points at the second. */
export interface Mark {
  is: MarkKind;
  from: Point;
  to: Point;
}
export type Point = readonly [x: number, y: number];

/** A rectangle in whole pixels, grown outwards: nothing of what a mask touches shines through at its edge. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function areaOf({from, to}: Pick<Mark, 'from' | 'to'>): Area {
  const [x, y] = [Math.floor(Math.min(from[0], to[0])), Math.floor(Math.min(from[1], to[1]))];
  return {x, y, width: Math.ceil(Math.max(from[0], to[0])) - x, height: Math.ceil(Math.max(from[1], to[1])) - y};
}

type Context = CanvasRenderingContext2D;

const ink = '#d92d20';

/** The picture as it will be uploaded: cropped, masks opaque, without anything the file carried besides its pixels. */
export async function renderPicture(picture: ImageBitmap, marks: readonly Mark[], type: string): Promise<Blob> {
  const crop = marks.find(({is}) => is === 'crop');
  const {x, y, width, height} = crop ? areaOf(crop) : {x: 0, y: 0, width: picture.width, height: picture.height};
  const canvas = Object.assign(document.createElement('canvas'), {width, height});
  const context = canvas.getContext('2d')!;
  context.translate(-x, -y);
  context.drawImage(picture, 0, 0);
  drawMarks(context, marks, picture);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be written'))), type, 0.92),
  );
}

/** The picture as it is edited: what a crop cuts off is dim, the chosen mark has a frame, a corner that was tapped a cross. */
export function drawEdited(
  canvas: HTMLCanvasElement,
  picture: ImageBitmap,
  marks: readonly Mark[],
  chosen: Mark | undefined,
  corner: Point | undefined,
): void {
  const context = canvas.getContext('2d')!;
  const {width, height} = canvas;
  context.clearRect(0, 0, width, height);
  context.drawImage(picture, 0, 0);
  drawMarks(context, marks, picture);
  const crop = marks.find(({is}) => is === 'crop');
  if (crop) {
    const area = areaOf(crop);
    context.fillStyle = 'rgb(0 0 0 / 60%)';
    context.beginPath();
    context.rect(0, 0, width, height);
    context.rect(area.x, area.y, area.width, area.height);
    context.fill('evenodd');
  }
  if (chosen) frame(context, areaOf(chosen));
  if (corner) cross(context, corner, lineIn(canvas));
}

function cross(context: Context, [x, y]: Point, line: number): void {
  const arm = line * 5;
  outlined(context, line, () => {
    context.moveTo(x - arm, y);
    context.lineTo(x + arm, y);
    context.moveTo(x, y - arm);
    context.lineTo(x, y + arm);
  });
}

/** How thick lines are in a picture of this size. */
const lineIn = ({width, height}: {width: number; height: number}) => Math.max(2, Math.round(Math.min(width, height) / 160));

function drawMarks(context: Context, marks: readonly Mark[], {width, height}: ImageBitmap): void {
  const line = lineIn({width, height});
  for (const mark of marks) {
    const area = areaOf(mark);
    if (mark.is === 'mask') {
      context.fillStyle = '#1b1e24';
      context.fillRect(area.x, area.y, area.width, area.height);
    }
    if (mark.is === 'box') outlined(context, line, () => context.rect(area.x, area.y, area.width, area.height));
    if (mark.is === 'arrow') outlined(context, line, () => arrow(context, mark, line));
  }
}

/** Red with a white edge, to be seen on any picture. */
function outlined(context: Context, line: number, path: () => void): void {
  context.lineCap = context.lineJoin = 'round';
  for (const [style, width] of [
    ['#fff', line * 2],
    [ink, line],
  ] as const) {
    context.beginPath();
    path();
    Object.assign(context, {strokeStyle: style, lineWidth: width});
    context.stroke();
  }
}

function arrow(context: Context, {from: [x1, y1], to: [x2, y2]}: Mark, line: number): void {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const head = line * 6;
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  for (const turn of [-0.5, 0.5]) {
    context.moveTo(x2, y2);
    context.lineTo(x2 - head * Math.cos(angle + turn), y2 - head * Math.sin(angle + turn));
  }
}

function frame(context: Context, {x, y, width, height}: Area): void {
  context.save();
  const line = Math.max(1, context.canvas.width / 400);
  context.lineWidth = line;
  context.setLineDash([line * 4, line * 3]);
  for (const [style, offset] of [
    ['#000', 0],
    ['#fff', line * 3.5],
  ] as const) {
    Object.assign(context, {strokeStyle: style, lineDashOffset: offset});
    context.strokeRect(x - line, y - line, width + line * 2, height + line * 2);
  }
  context.restore();
}
