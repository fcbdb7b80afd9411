import { isIP } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { role, type Role } from '../data/model/account.ts'
import { demonstrationName, type DemonstrationName } from '../data/model/county.ts'
import type { BackupPlan } from './keeping/backups.ts'
import type { SingleSignOnConfig } from './signIn/singleSignOn.ts'
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
  readonly accounts: 'on' | 'off'
  /** Public address, such as `https://borderkeep.example`; undefined where it is asked for by loopback only. */
  readonly origin: string | undefined
  readonly tls: { readonly cert: string; readonly key: string } | undefined
  readonly trustProxy: number | string | undefined
  readonly signInSecret: string | undefined
  readonly sessionIdleHours: number
  /** Roles that take a second factor. */
  readonly secondFactorFor: readonly Role[]
  readonly oidc: SingleSignOnConfig | undefined
}

/** A wrong value in the environment, as one sentence for whoever starts the product. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const loopbackHosts = ['127.0.0.1', '::1', '[::1]', 'localhost']

export const isLoopback = (host: string): boolean => loopbackHosts.includes(host.toLowerCase())

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
  ACCOUNTS: z.enum(['on', 'off']).default('on'),
  ORIGIN: z.string().refine(isOrigin).optional(),
  TLS_CERT: z.string().min(1).optional(),
  TLS_KEY: z.string().min(1).optional(),
  TRUST_PROXY: z.string().refine(isProxyList).optional(),
  SIGN_IN_SECRET: z.string().min(32).max(500).optional(),
  SESSION_IDLE_HOURS: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number)
    .refine((hours) => hours >= 0.1 && hours <= 168)
    .default(12),
  SECOND_FACTOR_FOR: z
    .string()
    .transform((text) => (text === 'none' ? [] : text.split(',').map((one) => one.trim())))
    .pipe(z.array(role))
    .default(['administrator']),
  OIDC_ISSUER: z.string().refine(isAddress).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).max(60).default('OIDC'),
  OIDC_USER_CLAIM: z.string().min(1).max(60).default('preferred_username'),
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
  ACCOUNTS: 'on or off',
  ORIGIN: 'the public address of the product without a path, such as https://borderkeep.example',
  TLS_CERT: 'the path of a certificate file (PEM)',
  TLS_KEY: 'the path of the key of that certificate (PEM)',
  TRUST_PROXY: 'how many proxies stand before this server, or their networks such as 10.0.0.0/8',
  SIGN_IN_SECRET: 'at least 32 random characters',
  SESSION_IDLE_HOURS: 'a number of hours from 0.1 to 168',
  SECOND_FACTOR_FOR: `none, or roles with commas between them: ${role.options.join(', ')}`,
  OIDC_ISSUER: 'the address of an OpenID Connect provider',
  OIDC_CLIENT_ID: 'what the provider calls this product',
  OIDC_CLIENT_SECRET: 'the secret that the provider gave this product',
  OIDC_NAME: 'what the button says, at most 60 letters',
  OIDC_USER_CLAIM: 'the claim that holds the user name',
  LOG: 'text or json',
  LOG_LEVEL: 'debug, info, warn, error or silent',
  BASEMAP: 'builtin, or the address of a map style: an http(s) address or a path that begins with /',
}

/** Throws ConfigError at the first value that cannot be used. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = <Key extends keyof typeof settings>(key: Key): z.infer<(typeof settings)[Key]> => {
    const value = environment[key] === '' ? undefined : environment[key]
    const parsed = settings[key].safeParse(value)
    if (!parsed.success) {
      const given = key.endsWith('SECRET') ? '' : `=${value ?? ''}`
      throw new ConfigError(`${key}${given} is not usable: it must be ${wanted[key]}.`)
    }
    return parsed.data as z.infer<(typeof settings)[Key]>
  }
  const host = read('HOST')
  const accounts = read('ACCOUNTS')
  const origin = read('ORIGIN')
  if (accounts === 'off' && (!isLoopback(host) || origin !== undefined))
    throw new ConfigError(
      `${origin === undefined ? `HOST=${host}` : `ORIGIN=${origin}`} is refused with ACCOUNTS=off: without accounts this server listens on loopback only (127.0.0.1, ::1 or localhost).`,
    )
  const tls = readTls(read)
  const trustProxy = proxies(read('TRUST_PROXY'))
  if (accounts === 'off' && trustProxy !== undefined)
    throw new ConfigError(
      `TRUST_PROXY=${trustProxy} is refused with ACCOUNTS=off: without accounts nobody but this machine is answered.`,
    )
  if (tls !== undefined && origin?.startsWith('http:') === true)
    throw new ConfigError(`ORIGIN=${origin} does not fit TLS_CERT: with a certificate it begins with https.`)
  if (!isLoopback(host) && origin === undefined)
    throw new ConfigError(
      `HOST=${host} needs ORIGIN, the address that people open: the server answers to that name and to no other.`,
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
    accounts,
    origin,
    tls,
    trustProxy,
    signInSecret: read('SIGN_IN_SECRET'),
    sessionIdleHours: read('SESSION_IDLE_HOURS'),
    secondFactorFor: read('SECOND_FACTOR_FOR'),
    oidc: readSingleSignOn(read),
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

type Read = <Key extends keyof typeof settings>(key: Key) => z.infer<(typeof settings)[Key]>

function readTls(read: Read): Config['tls'] {
  const [cert, key] = [read('TLS_CERT'), read('TLS_KEY')]
  if (cert === undefined && key === undefined) return undefined
  if (cert !== undefined && key !== undefined) return { cert, key }
  throw new ConfigError(
    `${cert === undefined ? 'TLS_KEY needs TLS_CERT' : 'TLS_CERT needs TLS_KEY'}: both are files of one certificate.`,
  )
}

function readSingleSignOn(read: Read): Config['oidc'] {
  const [issuer, clientId, clientSecret] = [
    read('OIDC_ISSUER'),
    read('OIDC_CLIENT_ID'),
    read('OIDC_CLIENT_SECRET'),
  ]
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined
  if (issuer === undefined || clientId === undefined || clientSecret === undefined)
    throw new ConfigError(
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are set together or not at all.',
    )
  return { issuer, clientId, clientSecret, name: read('OIDC_NAME'), userClaim: read('OIDC_USER_CLAIM') }
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)
}

function isOrigin(text: string): boolean {
  return isAddress(text) && new URL(text).origin === text
}

/** How many, or networks as Express takes them. */
function isProxyList(text: string): boolean {
  return /^\d$/.test(text) || text.split(',').every((part) => isNetwork(part.trim()))
}

/** By version of the protocol. */
const mostBits: Readonly<Record<number, number>> = { 4: 32, 6: 128 }

function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', bits = '0', ...more] = text.split('/')
  return more.length === 0 && /^\d+$/.test(bits) && Number(bits) <= (mostBits[isIP(address)] ?? -1)
}

const proxies = (text: string | undefined): Config['trustProxy'] =>
  text !== undefined && /^\d$/.test(text) ? Number(text) : text
