import {Buffer} from 'node:buffer';

/** Log files, of which the first holds a password and the second has a very long name. @param {number} count */
export const logs = (count) =>
  Array.from({length: count}, (_, n) => ({
    name: n === 1 ? `${'2026-11-22-门店日报-'.repeat(6)}截图说明.log` : `server-${n + 1}.log`,
    mimeType: 'text/plain',
    buffer: Buffer.from(n === 0 ? '09:15 password=Hm#2026! user=sa\n' : '09:15 INFO started\n'),
  }));

/** A text with a password, a PDF that names its author and holds a password, and an archive that nobody looks into. */
export const documents = [
  {name: 'bi-server.log', mimeType: 'text/plain', buffer: Buffer.from('09:15 password=Hm#2026! user=sa\n')},
  {
    name: '门店看板迁移方案-第三版-已确认-2026-11.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<< /Author (Li Wen) >>\nendobj\nstream\nBT (password: Hm-2026-x) Tj ET\nendstream\n%%EOF\n'),
  },
  {name: 'diagnostics.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\x03\x04')},
];
