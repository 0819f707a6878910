import {hkdfSync, randomBytes} from 'node:crypto';
import {demoAudience, demoIssuer} from '../memory/demo-issuer.js';
import {CannotStart} from './cannot-start.js';
import type {BucketSettings} from './uploads/bucket.js';
import {isOrigin, oneOf, wholeNumber, type Fault, type Variables} from './variables.js';

/** Everything the process is told from outside, checked. Paths are as they were given. */
export interface Environment {
  production: boolean;
  host: string;
  /** 0 takes any free one. */
  port: number;
  /** Whether a proxy in front writes `X-Forwarded-For`, `-Proto` and `-Host`. */
  trustProxy: boolean;
  /** The JSON file of settings; without it the world's own hold. */
  config: string | undefined;
  /** Folder of files and, without `databaseUrl`, of the database. */
  dataDir: string;
  /** `postgres://...` */
  databaseUrl: string | undefined;
  /** Most connections to it for what customers ask. */
  connections: number;
  /** Where files lie; in `dataDir` without it. */
  bucket: BucketSettings | undefined;
  /** Where ClamAV's daemon is asked; without it no file is looked through. */
  scannerUrl: string | undefined;
  /** Ms that it serves on after it was told to end, while health says that it leaves. */
  drainFor: number;
  /** Who signs customers' tokens, as far as variables say it; `issuersOf` knows the others. */
  customers: Issuer | undefined;
  /** Opens the staff side. */
  staffKey: string;
  /** Whether that key was made up for this start alone. */
  staffKeyIsFresh: boolean;
  /** Opens `/metrics`; without it there is no such address. */
  metricsKey: string | undefined;
  /** Signs download links and guests' tokens. */
  linkSecret: string;
  /** Origins of pages that may call from a browser. */
  publicOrigins: string[];
  /** Where customers find the portal: links in mails lead there. */
  portalUrl: string | undefined;
  /** Without it mail goes to the mailbox of development. */
  mail: {smtpUrl: string; from: string} | undefined;
  /** Folder of pages to serve beside the contract; the built demo where left out. */
  pages: string | undefined;
  /** `crowded`: 500 more requests of one customer. */
  world: string | undefined;
  /** How fast the simulated team works. */
  teamSpeed: number;
}

/** Whose tokens are taken, and by which key. */
export type Issuer = {issuer: string; audience: string} & ({secret: string} | {jwksUrl: string});

/** Said before anything starts: every variable that is missing or wrong, and what to do about each. Values are never repeated. */
export class EnvironmentError extends CannotStart {
  override name = 'EnvironmentError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(['The gateway does not start:', ...faults.map(({variable, cure}) => `  ${variable}: ${cure}`)].join('\n'));
    this.faults = faults;
  }
}

export const makeOne = `make one with: node -p "require('crypto').randomBytes(32).toString('hex')"`;

export const isSecret = (value: string) => value.length >= 32;

/** Whether a text is the address of something on the web; without TLS in development only. */
export function isWebAddress(production: boolean): (value: string) => boolean {
  return (value) => URL.canParse(value) && (/^https:/i.test(value) || (!production && /^http:/i.test(value)));
}

/** What is missing of the variables that say whose tokens are taken. */
export function missingOf({
  signed,
  issuer,
  audience,
}: {
  signed?: boolean;
  issuer?: string | undefined;
  audience?: string | undefined;
}): Fault[] {
  const needed = (variable: string, cure: string): Fault => ({variable, cure: `is needed in production: ${cure}`});
  const signing = `or JWKS_URL is needed in production: your backend signs customers’ tokens with it; ${makeOne}`;
  return [
    ...(signed ? [] : [{variable: 'JWT_SECRET', cure: signing}]),
    ...(issuer === undefined ? [needed('JWT_ISSUER', 'the `iss` of the tokens your backend signs, usually its address')] : []),
    ...(audience === undefined ? [needed('JWT_AUDIENCE', 'the `aud` of the tokens your backend signs for this desk')] : []),
  ];
}

/** Reads the environment (docs/operations.md lists it). An empty variable counts as left out. Throws `EnvironmentError` with everything that is wrong. */
export function readEnvironment(variables: Variables): Environment {
  const faults: Fault[] = [];
  const say = (variable: string, cure: string) => void faults.push({variable, cure});
  const read = (name: string) => variables[name]?.trim() || undefined;
  const checked = (name: string, fits: (value: string) => boolean, cure: string) => {
    const value = read(name);
    if (value !== undefined && !fits(value)) say(name, cure);
    return value;
  };
  const production = variables['NODE_ENV'] === 'production';
  const needed = (name: string, cure: string, value = read(name)) => {
    if (production && value === undefined) say(name, `is needed in production: ${cure}`);
    return value;
  };
  const isKey = (value: string) => /^[\x21-\x7e]{32,512}$/.test(value);
  const isWeb = isWebAddress(production);
  const isScanner = (value: string) => /^unix:\/./.test(value) || (/^tcp:\/\/[^/]/.test(value) && URL.canParse(value));

  const secret = checked('JWT_SECRET', isSecret, `needs 32 characters or more; ${makeOne}`);
  const jwksUrl = checked('JWKS_URL', isWeb, 'must be the https address of a JSON Web Key Set');
  if (secret !== undefined && jwksUrl !== undefined) say('JWT_SECRET', 'and JWKS_URL exclude each other; leave one out');
  const [issuer, audience] = [read('JWT_ISSUER'), read('JWT_AUDIENCE')];
  const signed = secret !== undefined || jwksUrl !== undefined;
  // Where none of them is given, the configuration may name whose tokens are taken.
  const named = signed || issuer !== undefined || audience !== undefined;
  if (production && (named || read('CONFIG') === undefined)) faults.push(...missingOf({signed, issuer, audience}));
  const given = needed(
    'STAFF_KEY',
    `it opens the staff side; ${makeOne}`,
    checked('STAFF_KEY', isKey, `needs 32 ASCII characters or more, none of them blank; ${makeOne}`),
  );
  const staffKey = given ?? randomBytes(32).toString('hex');
  const smtpUrl = needed(
    'SMTP_URL',
    'customers are told by mail; smtp://user:password@host:587 or smtps://...',
    checked('SMTP_URL', (value) => URL.canParse(value) && /^smtps?:/i.test(value), 'must begin with smtp:// or smtps://'),
  );
  const from = checked(
    'MAIL_FROM',
    (value) => /^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(value),
    'must be an address: Support <support@example.com>',
  );
  if (smtpUrl !== undefined && from === undefined) say('MAIL_FROM', 'is needed beside SMTP_URL: Support <support@example.com>');
  const publicOrigins = (read('PUBLIC_ORIGINS') ?? '').split(',').map((origin) => origin.trim()).filter(Boolean); // prettier-ignore
  if (!publicOrigins.every(isOrigin))
    say('PUBLIC_ORIGINS', 'must be origins with commas between: https://www.example.com,https://app.example.com');
  const name = checked('S3_BUCKET', (value) => /^[a-z0-9][a-z0-9.-]{1,62}$/.test(value), 'must be the name of a bucket alone');
  const endpoint = checked('S3_ENDPOINT', isOrigin, 'must be scheme, host and port of the store: https://s3.eu-central-1.amazonaws.com');
  const [accessKeyId, secretAccessKey] = [read('S3_ACCESS_KEY_ID'), read('S3_SECRET_ACCESS_KEY')];
  const region = checked('S3_REGION', (value) => /^[\w-]+$/.test(value), 'must be the name of a region: cn-hangzhou');
  const isPath = (value: string) => /^[\w-][\w.-]*(\/[\w-][\w.-]*)*\/?$/.test(value);
  const prefix = checked('S3_PREFIX', isPath, 'must be letters, digits, - _ and single slashes: support/files');
  const style = checked('S3_STYLE', oneOf('host', 'path', 'own'), 'must be host, path or own');
  for (const variable of ['S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']) {
    if (name !== undefined && read(variable) === undefined) say(variable, 'is needed beside S3_BUCKET');
    if (name === undefined && read(variable) !== undefined) say(variable, 'is nothing without S3_BUCKET');
  }
  const environment: Environment = {
    production,
    host: read('HOST') ?? '127.0.0.1',
    port: wholeNumber(
      checked('PORT', (value) => wholeNumber(value) <= 65_535, 'must be a port, 0 to 65535'),
      4173,
    ),
    trustProxy: checked('TRUST_PROXY', oneOf('0', '1'), 'must be 1 where a proxy in front writes X-Forwarded-For, else 0') === '1',
    config: needed('CONFIG', 'the JSON file that says what the desk offers; docs/configuration.md shows one'),
    dataDir: read('DATA_DIR') ?? '.data',
    databaseUrl: checked(
      'DATABASE_URL',
      (value) => URL.canParse(value) && /^postgres(ql)?:/i.test(value),
      'must begin with postgres://; leave it out for SQLite in DATA_DIR',
    ),
    connections: wholeNumber(
      checked('DATABASE_CONNECTIONS', (value) => wholeNumber(value) >= 2 && wholeNumber(value) <= 500, 'must be a number, 2 to 500'),
      10,
    ),
    bucket:
      name === undefined || endpoint === undefined || accessKeyId === undefined || secretAccessKey === undefined
        ? undefined
        : {
            name,
            endpoint,
            accessKeyId,
            secretAccessKey,
            region: region ?? 'us-east-1',
            prefix: prefix === undefined ? '' : prefix.replace(/\/?$/, '/'),
            style: (style ?? 'host') as BucketSettings['style'],
          },
    scannerUrl: checked('CLAMD_URL', isScanner, 'must be tcp://host:3310 or unix:/run/clamav/clamd.ctl'),
    drainFor:
      1000 *
      wholeNumber(
        checked('DRAIN_SECONDS', (value) => wholeNumber(value) <= 300, 'must be whole seconds, 0 to 300'),
        0,
      ),
    customers:
      production && !named
        ? undefined
        : {
            issuer: issuer ?? demoIssuer,
            audience: audience ?? demoAudience,
            ...(jwksUrl === undefined ? {secret: secret ?? randomBytes(32).toString('hex')} : {jwksUrl}),
          },
    staffKey,
    staffKeyIsFresh: given === undefined,
    metricsKey: checked('METRICS_KEY', isKey, `needs 32 ASCII characters or more, none of them blank; ${makeOne}`),
    linkSecret: Buffer.from(hkdfSync('sha256', staffKey, '', 'aftercare links', 32)).toString('hex'),
    publicOrigins,
    portalUrl: needed(
      'PORTAL_URL',
      'the page where customers find the portal: links in mails lead there',
      checked('PORTAL_URL', isWeb, 'must be an https address'),
    ),
    mail: smtpUrl === undefined || from === undefined ? undefined : {smtpUrl, from},
    pages: read('PAGES'),
    world: checked('WORLD', oneOf('usual', 'crowded'), 'must be usual or crowded'),
    teamSpeed: Number(checked('TEAM_SPEED', (value) => Number(value) > 0 && Number(value) < 1000, 'must be a number above 0') ?? 1),
  };
  if (faults.length) throw new EnvironmentError(faults);
  return environment;
}
