import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isIdNumber, privateKinds, Redactor, type PrivateKind} from '../../src/rules/redaction.js';

/** What a text becomes, line by line. */
function covered(text: string, kinds: readonly PrivateKind[] = privateKinds): string {
  const redactor = new Redactor(kinds);
  return text
    .split('\n')
    .map((line) => redactor.cover(line, redactor.find(line)).text)
    .join('\n');
}

const kept = (text: string) => assert.equal(covered(text), text);

describe('a log', () => {
  it('loses passwords however they are written, in either language, and not what merely speaks of them', () => {
    assert.equal(covered('spring.datasource.password=Hm#2026!retail'), 'spring.datasource.password=[password-1]');
    assert.equal(covered('{"user":"liwen","password":"a b,c"}'), '{"user":"liwen","password":"[password-1]"}');
    assert.equal(covered('连接参数 user=sa;Pwd=Sa_123456;Database=sales'), '连接参数 user=sa;Pwd=[password-1];Database=sales');
    assert.equal(covered('管理员密码：Haitu@2026，请勿外传'), '管理员密码：[password-1]，请勿外传');
    assert.equal(covered('初始口令为 abc12345'), '初始口令为 [password-1]');
    kept('密码错误，请重试');
    kept('忘记密码：点了没有反应，不知道密码是多少，也不清楚密码为什么失效');
    assert.equal(covered('密码为Abc123但是登录不了'), '密码为[password-1]但是登录不了');
    kept('password must contain a digit');
    kept('password=****** user=null pwd=');
    kept('passed: 12, bypass yes');
  });

  it('loses tokens and keys: headers, cookies, JWT, cloud keys, and a key block over several lines', () => {
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJsaS13ZW4ifQ.9f8Qy0q1';
    assert.equal(covered(`Authorization: Bearer ${jwt}`), 'Authorization: Bearer [token-1]');
    assert.equal(covered('GET /api?access_token=2f6c9d1e77&page=2'), 'GET /api?access_token=[token-1]&page=2');
    assert.equal(covered('Cookie: JSESSIONID=8F3A; theme=dark'), 'Cookie: [token-1]');
    assert.equal(covered('oss key LTAI5tFakeFakeFake12 used'), 'oss key [token-1] used');
    assert.equal(covered('appSecret: "9c1b77aa0f3e"'), 'appSecret: "[token-1]"');
    assert.equal(
      covered('key:\n-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nqwe123\n-----END RSA PRIVATE KEY-----\nnext'),
      'key:\n[token-1]\n[token-2]\n[token-3]\n[token-4]\nnext',
    );
    kept('token expired, tokenCount: 12');
    kept('2026-03-02 09:14:53.702 WARN  [http-8080-21] c.h.push.Handshake - 连接被拒绝 upgrade refused');
  });

  it('loses the credentials in an address of a database, and keeps where it is', () => {
    assert.equal(
      covered('url=mysql://report:S3cret@db01.hemu.local:3306/sales?useSSL=false'),
      'url=mysql://[connection-1]@db01.hemu.local:3306/sales?useSSL=false',
    );
    assert.equal(
      covered('jdbc:postgresql://10.2.3.4/bi?user=etl&password=pg%40pass'),
      'jdbc:postgresql://[ip-1]/bi?user=etl&password=[password-1]',
    );
    kept('GET https://support.haitu.example/portal/v1/desk 200');
  });

  it('loses mail addresses and telephone numbers, between Chinese characters too, and no times, sizes or names of files', () => {
    assert.equal(covered('已通知li.wen@hemu.example与其他人'), '已通知[email-1]与其他人');
    assert.equal(covered('联系人电话13800138000，备用 +86 139-0013-9000'), '联系人电话[phone-1]，备用 [phone-2]');
    assert.equal(covered('13812345678 即 138-1234-5678'), '[phone-1] 即 [phone-1]');
    assert.equal(covered('座机 010-12345678'), '座机 [phone-1]');
    assert.equal(covered('call +49 170 1234567 now'), 'call [phone-1] now');
    kept('ts=1700000000000 size=13800138000123 id=a13800138000');
    kept('logo@2x.png lit@3.3.3 Foo@1a2b3c git@code.example:a/b');
    kept('2026-03-02T01:00:00+08:00 took 12345678901ms');
  });

  it('loses identity numbers whose day and check digit are right, and no other eighteen digits', () => {
    assert.ok(isIdNumber('11010519491231002X'));
    assert.ok(!isIdNumber('110105194912310021'));
    assert.ok(!isIdNumber('11010519490231002X'));
    assert.equal(covered('身份证11010519491231002x已登记'), '身份证[id-number-1]已登记');
    kept('订单 202603021234567890');
  });

  it('keeps IP addresses unless asked for, and versions always', () => {
    assert.equal(covered('from 192.168.3.17:8080', ['ip']), 'from [ip-1]:8080');
    assert.equal(covered('from fe80:0:0:0:200:f8ff:fe21:67cf up', ['ip']), 'from [ip-1] up');
    assert.equal(
      covered(
        'from 192.168.3.17',
        privateKinds.filter((kind) => kind !== 'ip'),
      ),
      'from 192.168.3.17',
    );
    assert.equal(covered('bi-server 6.2.1.300 on 127.0.0.1', ['ip']), 'bi-server 6.2.1.300 on 127.0.0.1');
  });

  it('shows what belongs together: one value has one mark', () => {
    assert.equal(covered('a@b.example c@d.example a@b.example\nc@d.example'), '[email-1] [email-2] [email-1]\n[email-2]');
  });

  it('of one endless line is read in time that grows with its length', () => {
    const long = 'x'.repeat(300_000) + '@'.repeat(50_000) + '1'.repeat(100_000) + 'a.'.repeat(50_000);
    kept(long);
  });
});
