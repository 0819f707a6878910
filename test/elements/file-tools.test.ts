import {expect} from '@open-wc/testing';
import {expectAccessible, shownText} from '../support/counter.js';
import {withoutPlace} from '../../src/kit/picture-place.js';
import {photoOf} from '../support/placed-photo.js';
import {
  button,
  choose,
  control,
  fillQuestion,
  openedForm,
  press,
  reference,
  reload,
  root,
  says,
  shown,
  tickets,
  type Form,
} from '../support/request-form.js';
import {waitUntil} from '../support/wait-until.js';

/** What leaves the device, whole uploads in the order they began. */
function uploads(form: Form): {asked: string[]; bytes: Blob[]} {
  const seen = {asked: [] as string[], bytes: [] as Blob[]};
  form.line.transport = async (request) => {
    if (request.url.includes('/uploads')) seen.asked.push(request.method);
    if (request.method === 'PATCH') seen.bytes.push(await request.clone().blob());
    return form.gateway.app(request);
  };
  return seen;
}

const secretLog = () =>
  new File(['09:14 WARN 连接被拒绝\n09:15 password=Hm#2026! user=sa\n联系人 13800138000 来自 192.168.3.17\n'], 'bi-server.log', {
    type: 'text/plain',
  });

/** Red, 200 by 100, with a blue square in its middle. */
async function picture(): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), {width: 200, height: 100});
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#ff0000';
  context.fillRect(0, 0, 200, 100);
  context.fillStyle = '#0000ff';
  context.fillRect(90, 40, 20, 20);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return new File([blob!], '看板截图.png', {type: 'image/png'});
}

/** The picture's size, and its colour at a point. */
async function pixels(blob: Blob): Promise<{size: number[]; at: (x: number, y: number) => number[]; colours: () => Set<string>}> {
  const {width, height} = await createImageBitmap(blob);
  const context = Object.assign(document.createElement('canvas'), {width, height}).getContext('2d')!;
  context.drawImage(await createImageBitmap(blob), 0, 0);
  const at = (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data.slice(0, 3)];
  const colours = () => {
    const {data} = context.getImageData(0, 0, width, height);
    return new Set(Array.from({length: data.length / 4}, (_, index) => data.slice(index * 4, index * 4 + 3).join()));
  };
  return {size: [width, height], at, colours};
}

async function edit(form: Form): Promise<HTMLCanvasElement> {
  (await shown(form, '[aria-label="标注或遮盖 看板截图.png"]')).click();
  const canvas = (await shown(form, 'dialog[open] canvas')) as HTMLCanvasElement;
  await waitUntil(() => canvas.width === 200);
  canvas.focus();
  return canvas;
}

const keys = (canvas: HTMLElement, ...names: (string | KeyboardEventInit)[]) =>
  names.forEach((key) =>
    canvas.dispatchEvent(
      new KeyboardEvent('keydown', {bubbles: true, cancelable: true, composed: true, ...(typeof key === 'string' ? {key} : key)}),
    ),
  );

const tool = (form: Form, name: string) => root(form).querySelector<HTMLInputElement>(`dialog input[value="${name}"]`)!.click();

describe('files before they are uploaded', () => {
  describe('a log with private details', () => {
    it('does not leave the device until somebody has decided, and then without them', async () => {
      const form = await openedForm({type: 'question'});
      const sent = uploads(form);
      await choose(form, secretLog());
      await says(form, '尚未上传：发现 2 处敏感信息');
      expect(sent.asked).to.deep.equal([]);
      await expectAccessible(form.element);
      (await shown(form, '[aria-label="查看 bi-server.log 中的敏感信息"]')).click();
      await shown(form, 'dialog[open] .samples mark');
      await waitUntil(() => shownText(form.element).includes('联系人 [phone-1] 来自 192.168.3.17'));
      expect(shownText(form.element)).to.include('password=[password-1] user=sa');
      await expectAccessible(form.element);
      await press(form, '遮盖后上传');
      await says(form, '已上传');
      expect(root(form).querySelector('dialog') === null).to.equal(true);
      const text = await new Blob(sent.bytes).text();
      expect(text).to.equal('09:14 WARN 连接被拒绝\n09:15 password=[password-1] user=sa\n联系人 [phone-1] 来自 192.168.3.17\n');
      await waitUntil(() => root(form).activeElement?.closest('.file'));
    });

    it('is covered in what is chosen: addresses of machines too, and what is left out stays', async () => {
      const form = await openedForm({type: 'question'});
      const sent = uploads(form);
      await choose(form, secretLog());
      (await shown(form, '[aria-label="查看 bi-server.log 中的敏感信息"]')).click();
      await shown(form, 'dialog[open]');
      const kind = (name: string) =>
        [...root(form).querySelectorAll('dialog label')].find((one) => one.textContent!.includes(name)) as HTMLElement;
      kind('IP 地址').click();
      kind('电话号码').click();
      await says(form, '联系人 13800138000 来自 [ip-1]');
      await press(form, '遮盖后上传');
      await says(form, '已上传');
      expect(await new Blob(sent.bytes).text()).to.include('password=[password-1] user=sa\n联系人 13800138000 来自 [ip-1]');
    });

    it('goes as it is where the customer says so', async () => {
      const form = await openedForm({type: 'question'});
      const sent = uploads(form);
      await choose(form, secretLog());
      (await shown(form, '[aria-label="查看 bi-server.log 中的敏感信息"]')).click();
      await press(form, '原样上传');
      await says(form, '已上传');
      expect(await new Blob(sent.bytes).text()).to.equal(await secretLog().text());
    });

    it('stays marked where it was let go as it is, over a reload too, and can still be covered', async () => {
      let form = await openedForm();
      await fillQuestion(form);
      await choose(form, secretLog());
      (await shown(form, '[aria-label="查看 bi-server.log 中的敏感信息"]')).click();
      await press(form, '原样上传');
      await says(form, '按原样提交，含 2 处敏感信息');
      const {drafts} = await form.desk.link!.desk();
      await waitUntil(async () => (await drafts.request())?.files[0]?.uploadId, 'the upload was not kept');
      form = await reload(form);
      await says(form, '按原样提交，含 2 处敏感信息');
      const sent = uploads(form);
      await expectAccessible(form.element);
      (await shown(form, '[aria-label="查看 bi-server.log 中的敏感信息"]')).click();
      await shown(form, 'dialog[open] .samples mark');
      await press(form, '遮盖后上传');
      await waitUntil(() => !shownText(form.element).includes('按原样提交') && shownText(form.element).includes('已上传'));
      expect(await new Blob(sent.bytes).text()).to.include('password=[password-1]');
      await waitUntil(() => sent.asked.includes('DELETE'));
    });

    it('holds the request back, saying why, and is looked into again after a reload', async () => {
      const form = await openedForm();
      const sent = uploads(form);
      await fillQuestion(form);
      await choose(form, secretLog());
      await press(form, '提交');
      await says(form, '有文件含敏感信息，请先查看并处理。');
      expect(control(form, '标题').value).to.equal('同一张看板怎样让各大区只看自己的数据');
      expect(sent.asked).to.deep.equal([]);
      (await shown(form, '[aria-label="移除 bi-server.log"]')).click();
      await form.element.updateComplete;
      await press(form, '提交');
      await reference(form);
    });
  });

  describe('a picture', () => {
    it('leaves without the place it was taken at, says so, and takes it back where it is wanted', async () => {
      const form = await openedForm({type: 'question'});
      const sent = uploads(form);
      const photo = new File([photoOf(31)], '机柜.jpg', {type: 'image/jpeg'});
      await choose(form, photo);
      await says(form, '已去掉拍摄位置');
      await says(form, '已上传');
      expect((await withoutPlace(new Blob(sent.bytes, {type: 'image/jpeg'}))) === undefined).to.equal(true);
      await expectAccessible(form.element);
      sent.bytes.length = 0;
      (await shown(form, '[aria-label="保留 机柜.jpg 的拍摄位置"]')).click();
      await waitUntil(() => sent.bytes.length > 0 && shownText(form.element).includes('已上传'));
      expect(await new Blob(sent.bytes).text()).to.equal(await photo.text());
      expect(shownText(form.element)).not.to.include('拍摄位置');
    });

    it('loses what a mask covers, by keyboard alone, and the file that was uploaded before is taken back', async () => {
      const form = await openedForm();
      const sent = uploads(form);
      await fillQuestion(form);
      await choose(form, await picture());
      await says(form, '已上传');
      const canvas = await edit(form);
      await expectAccessible(form.element);
      keys(canvas, 'Enter', 'ArrowRight', {key: 'ArrowRight', shiftKey: true}, {key: 'ArrowLeft', shiftKey: true}, 'ArrowLeft');
      await says(form, '遮盖，第 1 个，共 1 个：60 × 30 像素，位置 70, 35');
      await press(form, '使用这张图片');
      await waitUntil(() => sent.bytes.length === 2 && sent.asked.includes('DELETE'));
      await says(form, '已上传');
      const {at, size, colours} = await pixels(sent.bytes[1]!);
      expect(size).to.deep.equal([200, 100]);
      expect(at(100, 50)).to.deep.equal([27, 30, 36]);
      expect([...colours()].sort()).to.deep.equal(['255,0,0', '27,30,36']);
      await press(form, '提交');
      const ref = await reference(form);
      const ticket = (await tickets(form)).find((one) => one.reference === ref)!;
      expect(ticket.attachments.map(({name, size: bytes}) => [name, bytes])).to.deep.equal([['看板截图.png', sent.bytes[1]!.size]]);
    });

    for (const [way, points] of [
      ['drawn by pointer', ['down 0 0', 'move 40 20', 'move 80 50', 'up 80 50']],
      // Also what was tapped by mistake: a corner twice, and one that is undone.
      [
        'tapped corner by corner',
        [
          'down 9 9',
          'move 9 9 5',
          'up 9 9',
          'down 9 9',
          'up 9 9',
          'down 90 9',
          'up 90 9',
          'undo',
          'down 0 0',
          'up 0 0',
          'down 80 50',
          'up 80 50',
        ],
      ],
    ] as const)
      it(`loses what a crop cuts off, ${way}`, async () => {
        const form = await openedForm({type: 'question'});
        const sent = uploads(form);
        await choose(form, await picture());
        const canvas = await edit(form);
        tool(form, 'crop');
        canvas.setPointerCapture = () => {};
        const box = canvas.getBoundingClientRect();
        // `trembled`: CSS px beside it.
        const point = (kind: string, x: number, y: number, trembled = 0) =>
          canvas.dispatchEvent(
            new PointerEvent(`pointer${kind}`, {
              clientX: box.left + (x / 200) * box.width + trembled,
              clientY: box.top + (y / 100) * box.height,
              pointerId: 1,
              pointerType: 'mouse',
              bubbles: true,
            }),
          );
        for (const step of points) {
          const [kind, x, y, trembled] = step.split(' ');
          if (kind === 'undo') {
            await says(form, '已定好一角');
            await press(form, '撤销');
            await says(form, '还没有标记');
          } else point(kind!, Number(x), Number(y), Number(trembled ?? 0));
        }
        await says(form, '裁剪，第 1 个，共 1 个');
        await press(form, '使用这张图片');
        await waitUntil(() => sent.bytes.length === 2);
        const {size, colours} = await pixels(sent.bytes[1]!);
        expect(size[0]).to.be.within(79, 82);
        expect(size[1]).to.be.within(49, 52);
        expect([...colours()]).to.deep.equal(['255,0,0']);
      });

    it('gets boxes and arrows, undone one by one, and stays as it was when nothing is left of them', async () => {
      const form = await openedForm({type: 'question'});
      const sent = uploads(form);
      await choose(form, await picture());
      await says(form, '已上传');
      const canvas = await edit(form);
      tool(form, 'box');
      await press(form, '添加');
      tool(form, 'arrow');
      keys(canvas, ' ', 'PageDown');
      await says(form, '方框，第 1 个，共 2 个');
      keys(canvas, 'Delete', {key: 'z', ctrlKey: true}, {key: 'z', ctrlKey: true}, {key: 'z', ctrlKey: true});
      await says(form, '还没有标记');
      await press(form, '使用这张图片');
      await waitUntil(() => !root(form).querySelector('dialog'));
      expect(sent.bytes.length).to.equal(1);
    });

    it('keeps marks that are not saved from being closed away by accident', async () => {
      const form = await openedForm({type: 'question'});
      await choose(form, await picture());
      const canvas = await edit(form);
      keys(canvas, 'Enter');
      await press(form, '取消');
      await says(form, '标记还没有保存，确定关闭吗？');
      expect(button(form, '不保存并关闭')).to.not.equal(undefined);
      await press(form, '不保存并关闭');
      await waitUntil(() => !root(form).querySelector('dialog'));
      expect(root(form).activeElement?.getAttribute('aria-label')).to.equal('标注或遮盖 看板截图.png');
    });

    it('that cannot be opened says so and can be left', async () => {
      const form = await openedForm({type: 'question'});
      await choose(form, new File([(await picture()).slice(0, 60)], '看板截图.png', {type: 'image/png'}));
      (await shown(form, '[aria-label="标注或遮盖 看板截图.png"]')).click();
      await says(form, '这张图片无法在这里打开。');
      await press(form, '取消');
      await waitUntil(() => !root(form).querySelector('dialog'));
    });
  });

  describe('documents', () => {
    /** A PDF of one page whose text is deflated, as office programs write it. */
    async function pdf(line: string): Promise<File> {
      const page = new Blob([`BT /F1 12 Tf 72 700 Td [(${line.slice(0, 9)}) -20 (${line.slice(9)})] TJ ET`]);
      const packed = await new Response(page.stream().pipeThrough(new CompressionStream('deflate'))).blob();
      return new File(
        [
          '%PDF-1.7\n1 0 obj\n<< /Producer (Writer) /Author <FEFF674E96EF> /Title (Plan) >>\nendobj\n',
          `2 0 obj\n<< /Length ${packed.size} /Filter /FlateDecode >>\nstream\n`,
          packed,
          '\nendstream\nendobj\n%%EOF\n',
        ],
        '方案.pdf',
        {type: 'application/pdf'},
      );
    }

    it('are read as far as they can be, and what is in them is said before they are sent', async () => {
      const form = await openedForm({type: 'question'});
      await choose(form, await pdf('password: Hm-2026-x'));
      await says(form, '这里像是有密码');
      await says(form, '文档属性里写有：李雯。');
      await says(form, '文件内容无法在这里遮盖，请确认后再提交。');
      await expectAccessible(form.element);
    });

    it('in which nothing was found, or nothing can be, are left to be looked at by whoever sends them', async () => {
      const form = await openedForm({type: 'question'});
      await choose(form, await pdf('Quarterly plan of the shops'));
      await says(form, '只检查了能读到的文字，其余内容请您自行确认。');
      expect(shownText(form.element)).not.to.include('这里像是有');
      await choose(form, new File([new Uint8Array([0x50, 0x4b, 3, 4])], '日志.zip', {type: 'application/zip'}));
      await says(form, '这类文件无法在这里检查，请您自行确认没有敏感信息。');
      await choose(form, new File(['%PDF-1.7\nstream\n', new Uint8Array([120, 156, 1, 2, 3])], '坏的.pdf', {type: 'application/pdf'}));
      await waitUntil(() => shownText(form.element).split('只检查了').length === 3, 'the broken one is not told of');
    });

    it('that are being read, or cannot be, are not said to be of a kind that cannot be checked', async () => {
      const form = await openedForm({type: 'question'});
      const lost = await pdf('Quarterly plan of the shops');
      let fail = () => {};
      const reading = new Promise<ArrayBuffer>((_, reject) => (fail = () => reject(new DOMException('gone', 'NotReadableError'))));
      const {slice} = Blob.prototype;
      Blob.prototype.slice = function (...part) {
        return Object.assign(slice.apply(this, part), part[1] === 30_000_000 && {arrayBuffer: () => reading});
      };
      try {
        await choose(form, lost);
        await says(form, '正在检查文档…');
        fail();
        await says(form, '没能读取这份文档，请您自行确认没有敏感信息。');
      } finally {
        Blob.prototype.slice = slice;
      }
      expect(shownText(form.element)).not.to.include('这类文件无法在这里检查');
    });
  });

  it('takes the place out of a GIF as well', async () => {
    const xmp = '<x:xmpmeta><rdf:Description exif:GPSLatitude="39,54.5N" dc:title="shop"/></x:xmpmeta>';
    const gif = new Blob(['GIF89a', '\x21', new Uint8Array([0xff, 0x0b]), 'XMP DataXMP', xmp, new Uint8Array([1, 0xff, 0xfe, 0, 0x3b])]);
    const less = await withoutPlace(gif);
    expect(less!.size).to.equal(gif.size);
    expect(await less!.text())
      .to.include('dc:title="shop"')
      .and.not.include('39,54.5N');
    expect(await withoutPlace(new Blob(['GIF89a;']))).to.equal(undefined);
  });
});
