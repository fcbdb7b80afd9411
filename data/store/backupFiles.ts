import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from './storeError.ts'

/** A copy of the store as it stood after one act. */
export interface Backup {
  readonly name: string
  /** When it was made, epoch milliseconds. */
  readonly atMs: number
  /** Of the last act in it. */
  readonly sequence: number
  readonly bytes: number
  /** The migration that it was made before; undefined for one made by schedule or by hand. */
  readonly before: string | undefined
}

const namePattern = /^borderkeep-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-(\d+)(?:-before-([\w-]+))?\.sqlite$/

/** The name says when it was made and how far its journal goes: `borderkeep-20260310T040000Z-1234.sqlite`. */
export function backupName(atMs: number, sequence: number, before: string | undefined): string {
  const instant = new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z')
  const suffix = before === undefined ? '' : `-before-${before}`
  return `borderkeep-${instant.replaceAll(/[-:]/g, '')}-${sequence}${suffix}.sqlite`
}

/** What a backup is called while it is made; who makes it is part of the name. */
export const partialName = (processId: number): string => `borderkeep.${processId}.partial`

/** The backups in a folder, newest first; a file has such a name only once it was checked. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap(readName)
    .flatMap((named) => {
      try {
        return [{ ...named, bytes: statSync(join(folder, named.name)).size }]
      } catch {
        // Thinned out meanwhile.
        return []
      }
    })
    .toSorted(newestFirst)
}

/** The same without holding up the thread: a disk for backups may be slow, or gone. */
export async function readBackups(folder: string): Promise<Backup[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  })
  const found = names.flatMap(readName).map(async (named) => {
    const bytes = await stat(join(folder, named.name)).then(
      ({ size }) => size,
      () => undefined,
    )
    return bytes === undefined ? [] : [{ ...named, bytes }]
  })
  return (await Promise.all(found)).flat().toSorted(newestFirst)
}

const newestFirst = (a: Backup, b: Backup) => b.atMs - a.atMs || b.sequence - a.sequence

/** When a backup was made, by its name; undefined where that is of another file. */
export const backupInstant = (name: string): number | undefined => readName(name)[0]?.atMs

/** What the name of a backup says; nothing of another file's. */
function readName(name: string): Omit<Backup, 'bytes'>[] {
  const match = namePattern.exec(name)
  if (match === null) return []
  const [year, month, day, hour, minute, second, sequence] = match.slice(1, 8).map(Number)
  const atMs = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
  return [{ name, atMs, sequence: sequence ?? 0, before: match[8] }]
}

const weekMs = 7 * 24 * 3_600_000
/** The epoch was a Thursday; weeks begin on Monday. */
const mondayMs = 3 * 24 * 3_600_000
const weeksKept = 8
const beforeMigrationsKept = 3

/**
 * Those that need not be kept: beyond the newest `keep`, the newest of each of eight weeks, and the
 * newest few from before a migration. `newest first` is how they are given.
 */
export function superfluousBackups(backups: readonly Backup[], keep: number): Backup[] {
  const regular = backups.filter(({ before }) => before === undefined)
  const kept = new Set([
    ...backups.filter(({ before }) => before !== undefined).slice(0, beforeMigrationsKept),
    ...regular.slice(0, keep),
  ])
  const weekOf = ({ atMs }: Backup) => Math.floor((atMs + mondayMs) / weekMs)
  const lastWeek = regular[0] === undefined ? 0 : weekOf(regular[0])
  const weeksSeen = new Set<number>()
  for (const backup of regular) {
    const week = weekOf(backup)
    if (week <= lastWeek - weeksKept || weeksSeen.has(week)) continue
    weeksSeen.add(week)
    kept.add(backup)
  }
  return backups.filter((backup) => !kept.has(backup))
}

/** Removes what is left of backups whose maker was killed; those of a process that still runs stay. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const match = /^borderkeep\.(\d+)\.partial/.exec(name)
    // A process makes one backup at a time: what bears the number of this one is from an earlier life.
    if (match !== null && (Number(match[1]) === process.pid || !isRunning(Number(match[1]))))
      rmSync(join(folder, name), { force: true })
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // It runs, and is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
