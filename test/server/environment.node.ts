import assert from 'node:assert/strict';
import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {EnvironmentError, readEnvironment} from '../../server/node/environment.js';
import {issuersOf} from '../../server/node/issuers.js';
import {keptSecret} from '../../server/node/kept-secret.js';
import {temporaryFolder} from '../support/file-rooms.js';

const long = 'a0'.repeat(20);
const production = {
  NODE_ENV: 'production',
  JWT_SECRET: long,
  JWT_ISSUER: 'https://www.haitu.example',
  JWT_AUDIENCE: 'support',
  STAFF_KEY: `${long}-staff`,
  CONFIG: 'desk.json',
  PORTAL_URL: 'https://www.haitu.example/support',
  SMTP_URL: 'smtps://user:pass@mail.haitu.example',
  MAIL_FROM: '海图 <support@haitu.example>',
};

/** The faults by variable; none where it may start. */
function faultsOf(variables: Record<string, string | undefined>): Record<string, string> {
  try {
    readEnvironment(variables);
    return {};
  } catch (error) {
    assert.ok(error instanceof EnvironmentError);
    return Object.fromEntries(error.faults.map(({variable, cure}) => [variable, cure]));
  }
}

describe('the environment', () => {
  it('may be empty in development: secrets are made up, and good for this start alone', () => {
    const [one, two] = [readEnvironment({}), readEnvironment({PORT: '', DATA_DIR: ' '})];
    assert.equal(two.port, 4173);
    assert.equal(two.dataDir, '.data');
    assert.equal(one.staffKeyIsFresh, true);
    assert.notEqual(one.staffKey, two.staffKey);
    assert.notEqual(one.linkSecret, two.linkSecret);
    assert.ok(one.customers && 'secret' in one.customers && one.customers.secret.length >= 32);
    assert.equal(one.mail, undefined);
  });

  it('names every secret that production lacks, and how to make one', () => {
    const faults = faultsOf({NODE_ENV: 'production'});
    assert.deepEqual(Object.keys(faults), ['JWT_SECRET', 'JWT_ISSUER', 'JWT_AUDIENCE', 'STAFF_KEY', 'SMTP_URL', 'CONFIG', 'PORTAL_URL']);
    assert.match(faults['JWT_SECRET']!, /JWKS_URL.*node -p/);
    assert.match(faults['STAFF_KEY']!, /node -p/);
    for (const name of Object.keys(production).filter((key) => key !== 'NODE_ENV')) {
      assert.deepEqual(Object.keys(faultsOf({...production, [name]: undefined})), [name], name);
    }
    assert.deepEqual(faultsOf(production), {});
    assert.deepEqual(faultsOf({...production, JWT_SECRET: '', JWKS_URL: 'https://www.haitu.example/keys'}), {});
  });

  it('is refused where a value cannot be meant, without repeating it', () => {
    for (const [name, ...values] of [
      ['PORT', '-1', '70000', '4173x', '1.5'],
      ['TRUST_PROXY', 'yes', 'true', '2'],
      ['JWT_SECRET', 'short'],
      ['STAFF_KEY', 'short', `${long} ${long}`, `${long}密`],
      ['METRICS_KEY', 'short'],
      ['JWKS_URL', 'www.example.com', 'ftp://example.com/keys'],
      ['PUBLIC_ORIGINS', '*', 'https://a.example/', 'https://a.example,b.example', 'null'],
      ['PORTAL_URL', '/support', 'javascript:alert(1)'],
      ['DATABASE_URL', 'mysql://db/x', 'db'],
      ['DATABASE_CONNECTIONS', '1', '501', 'many'],
      ['CLAMD_URL', 'localhost:3310', 'http://clamd:3310', 'unix:clamd'],
      ['S3_ENDPOINT', 's3.example.com', 'https://s3.example.com/files', 'ftp://s3.example.com'],
      ['S3_REGION', 'cn hangzhou'],
      ['S3_PREFIX', '/docs', '../docs', 'a//b', '中文'],
      ['S3_STYLE', 'virtual'],
      ['DRAIN_SECONDS', '301', '-1', '1.5'],
      ['SMTP_URL', 'mail.example.com', 'http://mail.example.com'],
      ['MAIL_FROM', 'nobody here', 'a@b.example\nBcc: c@d.example'],
      ['WORLD', 'empty'],
      ['TEAM_SPEED', '0', 'fast'],
    ] as const) {
      for (const value of values) {
        const faults = faultsOf({MAIL_FROM: 'a@b.example', [name]: value});
        assert.deepEqual(Object.keys(faults), [name], `${name}=${value}`);
        assert.ok(!faults[name]!.includes(value) || value.length < 4, `${name}=${value}`);
      }
    }
    assert.deepEqual(Object.keys(faultsOf({SMTP_URL: 'smtp://localhost'})), ['MAIL_FROM']);
    assert.deepEqual(Object.keys(faultsOf({...production, JWKS_URL: 'https://www.haitu.example/keys'})), ['JWT_SECRET']);
    assert.deepEqual(Object.keys(faultsOf({...production, PORTAL_URL: 'http://www.haitu.example'})), ['PORTAL_URL']);
  });

  it('takes the tokens of whom it names and of whom the configuration does, each by a key of its own', () => {
    const bi = {issuer: 'https://bi.haitu.example', audience: 'support', jwksUrl: 'https://bi.haitu.example/keys'};
    const etl = {issuer: 'https://etl.haitu.example', audience: 'support', secretFrom: 'ETL_JWT_SECRET'};
    const issuers = (variables: Record<string, string | undefined>, configured?: (typeof bi | typeof etl)[]) =>
      issuersOf(readEnvironment(variables), configured, variables);
    const faults = (...given: Parameters<typeof issuers>) => {
      try {
        issuers(...given);
        return {};
      } catch (error) {
        assert.ok(error instanceof EnvironmentError);
        return Object.fromEntries(error.faults.map(({variable, cure}) => [variable, cure]));
      }
    };
    const own = {issuer: production.JWT_ISSUER, audience: 'support', secret: long};
    const etlSecret = {ETL_JWT_SECRET: `${long}-etl`};
    assert.deepEqual(issuers(production), [own]);
    assert.deepEqual(issuers({...production, ...etlSecret}, [bi, etl]), [
      own,
      bi,
      {issuer: etl.issuer, audience: 'support', secret: etlSecret.ETL_JWT_SECRET},
    ]);
    const without = {...production, JWT_SECRET: undefined, JWT_ISSUER: undefined, JWT_AUDIENCE: undefined};
    assert.deepEqual(issuers(without, [bi]), [bi], 'no variable is needed where the configuration names somebody');
    assert.deepEqual(Object.keys(faults(without)), ['JWT_SECRET', 'JWT_ISSUER', 'JWT_AUDIENCE']);
    assert.match(faults(production, [etl])['ETL_JWT_SECRET']!, /etl\.haitu\.example.*32 characters/);
    assert.deepEqual(Object.keys(faults({...production, ETL_JWT_SECRET: 'short'}, [etl])), ['ETL_JWT_SECRET']);
    assert.deepEqual(Object.keys(faults(production, [{...bi, jwksUrl: 'http://bi.haitu.example/keys'}])), ['issuers[0].jwksUrl']);
    assert.equal(issuers({}, [bi]).length, 2, 'in development the demo’s customers sign in beside them');
  });

  it('keeps links good over a restart, as long as the staff key is the same', () => {
    assert.equal(readEnvironment(production).linkSecret, readEnvironment(production).linkSecret);
    assert.notEqual(readEnvironment(production).linkSecret, readEnvironment({...production, STAFF_KEY: `${long}-other`}).linkSecret);
    assert.notEqual(readEnvironment(production).linkSecret, production.STAFF_KEY);
  });

  it('keeps links of development good over a restart, by a secret that nobody else may read', async () => {
    const folder = join(await temporaryFolder(), 'new');
    const kept = keptSecret(folder);
    assert.match(kept, /^[0-9a-f]{64}$/);
    assert.equal(keptSecret(folder), kept);
    assert.equal((await stat(join(folder, 'development-secret'))).mode & 0o077, 0);
    assert.notEqual(keptSecret(await temporaryFolder()), kept);
  });

  it('reads what is given', () => {
    const read = readEnvironment({
      ...production,
      PUBLIC_ORIGINS: ' https://a.example , http://localhost:5173 ',
      TRUST_PROXY: '1',
      PORT: '0',
    });
    assert.deepEqual(read.publicOrigins, ['https://a.example', 'http://localhost:5173']);
    assert.equal(read.trustProxy, true);
    assert.equal(read.port, 0);
    assert.deepEqual(read.mail, {smtpUrl: production.SMTP_URL, from: production.MAIL_FROM});
    assert.deepEqual(read.customers, {issuer: production.JWT_ISSUER, audience: 'support', secret: long});
    assert.equal(readEnvironment({DATABASE_URL: 'postgres://u:p@db/aftercare'}).databaseUrl, 'postgres://u:p@db/aftercare');
  });
});
