import { join } from 'node:path'
import { z } from 'zod'
import { demonstrationName, type DemonstrationName } from '../data/model/county.ts'
import type { BackupPlan } from './keeping/backups.ts'
import { logLevels, type LogConfig } from './keeping/log.ts'

/** What the environment decides, read once at start. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  readonly demonstration: DemonstrationName | 'none'
  readonly timeZone: string
  /** `builtin`, or the address of a map style. */
  readonly basemap: string
  readonly backups: BackupPlan
  readonly log: LogConfig
}

/** A wrong value in the environment, as one sentence for whoever starts the product. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const loopbackHosts = ['127.0.0.1', '::1', 'localhost']

const settings = {
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./var'),
  DEMO: z.enum([...demonstrationName.options, 'none']).default('malipo'),
  TZ_DISPLAY: z.string().refine(isTimeZone).default('Asia/Shanghai'),
  BASEMAP: z.string().refine(isStyleAddress).default('builtin'),
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_EVERY: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number)
    .refine((hours) => hours === 0 || (hours >= 0.1 && hours <= 8760))
    .default(6),
  BACKUP_KEEP: z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((count) => count >= 1 && count <= 10_000)
    .default(14),
  LOG: z.enum(['text', 'json']).default('text'),
  LOG_LEVEL: z.enum(logLevels).default('info'),
}

const wanted: Record<keyof typeof settings, string> = {
  PORT: 'a port number from 0 to 65535, where 0 takes a free one',
  HOST: 'the name or address to listen on',
  DATA_DIR: 'the path of a folder',
  DEMO: 'malipo, baoshan, province or none',
  TZ_DISPLAY: 'an IANA time zone such as Asia/Shanghai',
  BACKUP_DIR: 'the path of a folder',
  BACKUP_EVERY: 'a number of hours from 0.1 to 8760, or 0 for no backups by schedule',
  BACKUP_KEEP: 'how many backups are kept, from 1 to 10000',
  LOG: 'text or json',
  LOG_LEVEL: 'debug, info, warn, error or silent',
  BASEMAP: 'builtin, or the address of a map style: an http(s) address or a path that begins with /',
}

/** Throws ConfigError at the first value that cannot be used. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = <Key extends keyof typeof settings>(key: Key): z.infer<(typeof settings)[Key]> => {
    const value = environment[key] === '' ? undefined : environment[key]
    const parsed = settings[key].safeParse(value)
    if (!parsed.success)
      throw new ConfigError(`${key}=${value ?? ''} is not usable: it must be ${wanted[key]}.`)
    return parsed.data as z.infer<(typeof settings)[Key]>
  }
  const host = read('HOST')
  if (!loopbackHosts.includes(host))
    throw new ConfigError(
      `HOST=${host} is refused: there are no accounts yet, so this server listens on loopback only (127.0.0.1, ::1 or localhost).`,
    )
  const dataFolder = read('DATA_DIR')
  return {
    port: read('PORT'),
    host,
    dataFolder,
    demonstration: read('DEMO'),
    timeZone: read('TZ_DISPLAY'),
    basemap: read('BASEMAP'),
    backups: {
      folder: read('BACKUP_DIR') ?? join(dataFolder, 'backups'),
      everyHours: read('BACKUP_EVERY'),
      keep: read('BACKUP_KEEP'),
    },
    log: { format: read('LOG'), level: read('LOG_LEVEL') },
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function isStyleAddress(address: string): boolean {
  if (address === 'builtin' || /^\/[^/]/.test(address)) return true
  const url = URL.canParse(address) ? new URL(address) : undefined
  return url?.protocol === 'http:' || url?.protocol === 'https:'
}
