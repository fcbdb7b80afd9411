import { describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { startWarnings } from '../../server/startWarnings.ts'

it('every setting has a default that works, and an empty one counts as left out', () => {
  const defaults = {
    port: 8080,
    host: '127.0.0.1',
    dataFolder: './var',
    demonstration: 'malipo',
    timeZone: 'Asia/Shanghai',
    basemap: 'builtin',
    backups: { folder: 'var/backups', everyHours: 6, keep: 14 },
    log: { format: 'text', level: 'info' },
    accounts: 'on',
    origin: undefined,
    tls: undefined,
    trustProxy: undefined,
    signInSecret: undefined,
    sessionIdleHours: 12,
    secondFactorFor: ['administrator'],
    oidc: undefined,
  }
  expect(readConfig({})).toEqual(defaults)
  expect(readConfig({ PORT: '', HOST: '', DATA_DIR: '', DEMO: '', TZ_DISPLAY: '', BASEMAP: '' })).toEqual(
    defaults,
  )
})

it('takes what is set', () => {
  const basemap = 'https://tiles.example/style.json'
  expect(
    readConfig({
      PORT: '0',
      HOST: '10.1.2.3',
      ORIGIN: 'https://borderkeep.example',
      TLS_CERT: '/etc/borderkeep.pem',
      TLS_KEY: '/etc/borderkeep.key',
      TRUST_PROXY: '10.0.0.0/8, loopback',
      SIGN_IN_SECRET: 'thirty-two characters at the least',
      SESSION_IDLE_HOURS: '0.5',
      SECOND_FACTOR_FOR: 'administrator, commander',
      OIDC_ISSUER: 'https://id.example',
      OIDC_CLIENT_ID: 'borderkeep',
      OIDC_CLIENT_SECRET: 'secret',
      DATA_DIR: '/srv/x',
      DEMO: 'none',
      TZ_DISPLAY: 'UTC',
      BASEMAP: basemap,
      BACKUP_DIR: '/mnt/safe',
      BACKUP_EVERY: '0.5',
      BACKUP_KEEP: '100',
      LOG: 'json',
      LOG_LEVEL: 'debug',
    }),
  ).toEqual({
    port: 0,
    host: '10.1.2.3',
    accounts: 'on',
    origin: 'https://borderkeep.example',
    tls: { cert: '/etc/borderkeep.pem', key: '/etc/borderkeep.key' },
    trustProxy: '10.0.0.0/8, loopback',
    signInSecret: 'thirty-two characters at the least',
    sessionIdleHours: 0.5,
    secondFactorFor: ['administrator', 'commander'],
    oidc: {
      issuer: 'https://id.example',
      clientId: 'borderkeep',
      clientSecret: 'secret',
      name: 'OIDC',
      userClaim: 'preferred_username',
    },
    dataFolder: '/srv/x',
    demonstration: 'none',
    timeZone: 'UTC',
    basemap,
    backups: { folder: '/mnt/safe', everyHours: 0.5, keep: 100 },
    log: { format: 'json', level: 'debug' },
  })
})

describe('a wrong value is named in a sentence', () => {
  it.each([
    [{ DEMO: 'atlantis' }, 'DEMO=atlantis is not usable: it must be malipo, baoshan, province or none.'],
    [
      { PORT: '80a' },
      'PORT=80a is not usable: it must be a port number from 0 to 65535, where 0 takes a free one.',
    ],
    [
      { PORT: '70000' },
      'PORT=70000 is not usable: it must be a port number from 0 to 65535, where 0 takes a free one.',
    ],
    [
      { PORT: '-1' },
      'PORT=-1 is not usable: it must be a port number from 0 to 65535, where 0 takes a free one.',
    ],
    [
      { TZ_DISPLAY: 'Mars/Olympus' },
      'TZ_DISPLAY=Mars/Olympus is not usable: it must be an IANA time zone such as Asia/Shanghai.',
    ],
    [
      { BASEMAP: 'ftp://maps' },
      'BASEMAP=ftp://maps is not usable: it must be builtin, or the address of a map style: an http(s) address or a path that begins with /.',
    ],
    [
      { BACKUP_EVERY: 'daily' },
      'BACKUP_EVERY=daily is not usable: it must be a number of hours from 0.1 to 8760, or 0 for no backups by schedule.',
    ],
    [
      { BACKUP_KEEP: '0' },
      'BACKUP_KEEP=0 is not usable: it must be how many backups are kept, from 1 to 10000.',
    ],
    [
      { SECOND_FACTOR_FOR: 'king' },
      'SECOND_FACTOR_FOR=king is not usable: it must be none, or roles with commas between them: commander, planner, approver, duty-officer, segment-chief, duty-desk, inspector, administrator.',
    ],
    [{ LOG: 'xml' }, 'LOG=xml is not usable: it must be text or json.'],
    [{ ACCOUNTS: 'maybe' }, 'ACCOUNTS=maybe is not usable: it must be on or off.'],
    [
      { HOST: '0.0.0.0', ACCOUNTS: 'off' },
      'HOST=0.0.0.0 is refused with ACCOUNTS=off: without accounts this server listens on loopback only (127.0.0.1, ::1 or localhost).',
    ],
    [
      { ORIGIN: 'https://borderkeep.example', ACCOUNTS: 'off' },
      'ORIGIN=https://borderkeep.example is refused with ACCOUNTS=off: without accounts this server listens on loopback only (127.0.0.1, ::1 or localhost).',
    ],
    [
      { TRUST_PROXY: '1', ACCOUNTS: 'off' },
      'TRUST_PROXY=1 is refused with ACCOUNTS=off: without accounts nobody but this machine is answered.',
    ],
    [
      { HOST: '0.0.0.0' },
      'HOST=0.0.0.0 needs ORIGIN, the address that people open: the server answers to that name and to no other.',
    ],
    [
      { ORIGIN: 'https://borderkeep.example/board' },
      'ORIGIN=https://borderkeep.example/board is not usable: it must be the public address of the product without a path, such as https://borderkeep.example.',
    ],
    [{ TLS_CERT: 'cert.pem' }, 'TLS_CERT needs TLS_KEY: both are files of one certificate.'],
    [{ TLS_KEY: 'key.pem' }, 'TLS_KEY needs TLS_CERT: both are files of one certificate.'],
    [
      { TLS_CERT: 'cert.pem', TLS_KEY: 'key.pem', ORIGIN: 'http://borderkeep.example' },
      'ORIGIN=http://borderkeep.example does not fit TLS_CERT: with a certificate it begins with https.',
    ],
    ...['10.0.0.0/33', 'proxy.example', '::::', '-1'].map((given): [Record<string, string>, string] => [
      { TRUST_PROXY: given },
      `TRUST_PROXY=${given} is not usable: it must be how many proxies stand before this server, or their networks such as 10.0.0.0/8.`,
    ]),
    [
      { SESSION_IDLE_HOURS: '200' },
      'SESSION_IDLE_HOURS=200 is not usable: it must be a number of hours from 0.1 to 168.',
    ],
    [
      { OIDC_ISSUER: 'https://id.example' },
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are set together or not at all.',
    ],
  ])('%j', (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(sentence)
  })
})

it('never repeats a secret that is not usable', () => {
  expect(() => readConfig({ SIGN_IN_SECRET: 'too short' })).toThrow(
    /^SIGN_IN_SECRET is not usable: it must be at least 32 random characters\.$/,
  )
})

it('no role takes a second factor where none is said to', () => {
  expect(readConfig({ SECOND_FACTOR_FOR: 'none' }).secondFactorFor).toEqual([])
})

it.each([
  [{ ORIGIN: 'https://borderkeep.example' }, 1],
  [{ ORIGIN: 'https://borderkeep.example', HOST: '::1' }, 1],
  [{ ORIGIN: 'https://borderkeep.example', TRUST_PROXY: '1' }, 0],
  [{ ORIGIN: 'https://borderkeep.example', HOST: '0.0.0.0' }, 0],
  [{ ORIGIN: 'http://localhost:8080' }, 0],
  [{}, 0],
])('with %j it is warned %i times that all would seem to come from one address', (environment, count) => {
  expect(startWarnings(readConfig(environment))).toHaveLength(count)
})
