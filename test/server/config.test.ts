import { describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'

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
      HOST: '::1',
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
    host: '::1',
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
    [{ LOG: 'xml' }, 'LOG=xml is not usable: it must be text or json.'],
    [
      { HOST: '0.0.0.0' },
      'HOST=0.0.0.0 is refused: there are no accounts yet, so this server listens on loopback only (127.0.0.1, ::1 or localhost).',
    ],
  ])('%j', (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(sentence)
  })
})
