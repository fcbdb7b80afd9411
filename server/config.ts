import { z } from 'zod'
import { demonstrationName, type DemonstrationName } from '../data/model/county.ts'

/** What the environment decides, read once at start. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  readonly demonstration: DemonstrationName | 'none'
  readonly timeZone: string
  /** `builtin`, or the address of a map style. */
  readonly basemap: string
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
}

const wanted: Record<keyof typeof settings, string> = {
  PORT: 'a port number from 0 to 65535, where 0 takes a free one',
  HOST: 'the name or address to listen on',
  DATA_DIR: 'the path of a folder',
  DEMO: 'malipo, baoshan, province or none',
  TZ_DISPLAY: 'an IANA time zone such as Asia/Shanghai',
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
  return {
    port: read('PORT'),
    host,
    dataFolder: read('DATA_DIR'),
    demonstration: read('DEMO'),
    timeZone: read('TZ_DISPLAY'),
    basemap: read('BASEMAP'),
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
