import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {impersonal} from '../../src/rules/impersonal.js';

describe('a text without what may point to a person', () => {
  const cases: [text: string, left: string][] = [
    ['我的邮箱是li.wen+bi@example.com登录不了', '我的邮箱是…登录不了'],
    ['ＬＩ＠ＥＸＡＭＰＬＥ．ＣＯＭ 收不到邮件', '… 收不到邮件'],
    ['电话13800138000打不通', '电话…打不通'],
    ['call +86 138-0013-8000 please', 'call … please'],
    ['电话１３８００１３８０００', '电话…'],
    ['110101199003071234x', '…'],
    ['11010119900307123X', '…'],
  ];
  for (const [text, left] of cases) it(`leaves ${left} of ${text}`, () => assert.equal(impersonal(text), left));

  it('leaves error codes, versions and what was meant to be looked for as they are', () => {
    for (const text of [
      'ORA-12541',
      'ERROR 1045 (28000)',
      'MySQL 8.0.33',
      'Oracle 12.2.0.1',
      '0x80070005',
      'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
      '连接超时 wait_timeout=28800',
      '2025-06-01',
    ])
      assert.equal(impersonal(text), text);
  });
});
