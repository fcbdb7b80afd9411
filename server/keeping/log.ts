import { pino, stdTimeFunctions, type Logger } from 'pino'
import { zonedTime } from '../zonedTime.ts'

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** Where the server says what happens. Facts are numbers, kinds and codes: nobody's name or place. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

export interface LogConfig {
  /** `json`: a line of JSON each, for a program to read; `text`: for somebody at a terminal. */
  readonly format: 'text' | 'json'
  readonly level: (typeof logLevels)[number]
}

/** `zone` is the one whose clocks a text line is dated by; JSON is dated in UTC. */
export function makeLog({ format, level }: LogConfig, zone: string): Log {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  return format === 'json'
    ? pino(options)
    : pino(options, { write: (line) => process.stdout.write(text(line, zone)) })
}

/** What other code writes to the console as an error is a line of the log like every other. */
export function takeConsole(log: Log): void {
  console.error = (...told: unknown[]) => {
    const err = told.find((one) => one instanceof Error)
    const text = told.filter((one) => typeof one === 'string').join(' ')
    log.error(
      { ...(err !== undefined && { err }) },
      text === '' ? (err?.message ?? 'Something went wrong') : text,
    )
  }
}

export const silentLog: Log = pino({ level: 'silent' })

/** `2026-03-10T09:41:07+08:00 warn  Backup failed code="ENOSPC"`, a stack below it. */
function text(line: string, zone: string): string {
  const { level, time, msg, err, ...facts } = JSON.parse(line) as Record<string, unknown>
  const told = Object.entries(facts).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`)
  const stack = typeof err === 'object' && err !== null && 'stack' in err ? `\n${String(err.stack)}` : ''
  const at = zonedTime(Date.parse(String(time)), zone)
  return `${at} ${String(level).padEnd(5)} ${String(msg)}${told.join('')}${stack}\n`
}
