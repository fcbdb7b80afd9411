import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { misfitSentence } from '../data/journal/misfit.ts'
import { verifyJournal } from '../data/journal/verifyJournal.ts'
import { restoredToldDays } from '../data/model/health.ts'
import { listBackups, type Backup } from '../data/store/backupFiles.ts'
import { openForReading } from '../data/store/openForReading.ts'
import { restore, type Restored } from '../data/store/restore.ts'
import { StoreError } from '../data/store/storeError.ts'
import { runCommand } from './runCommand.ts'

/** Puts a backup, named by its file or as `latest`, in the place of the store. */
await runCommand(async ({ dataFolder, backups: { folder } }, [asked]) => {
  const backups = listBackups(folder)
  if (asked === undefined)
    throw new StoreError(
      [
        'Say which backup: npm run restore -- <file>, or latest.',
        backups.length === 0 ? `There is none in ${folder}.` : `In ${folder} there are:`,
        ...backups.map(({ name }) => name),
      ].join('\n'),
    )
  const file = pathOf(asked, folder, backups)
  const restored = restore(dataFolder, file, Date.now())
  return [...told(file, restored), await journalOf(dataFolder)]
})

function pathOf(asked: string, folder: string, backups: readonly Backup[]): string {
  if (asked !== 'latest') return existsSync(asked) ? asked : join(folder, asked)
  const [latest] = backups
  if (latest === undefined) throw new StoreError(`There is no backup in ${folder}.`)
  return join(folder, latest.name)
}

/** What stands now, and which acts are only in what stood before. */
function told(file: string, { head, headBefore, lostActs, unreadBecause, keptAs }: Restored): string[] {
  const received = head.receivedAt === undefined ? '' : `, the last received ${head.receivedAt}`
  const lines = [`Restored ${file}: acts 1 to ${head.sequence}${received}.`]
  if (keptAs === undefined) return [...lines, 'There was no database before.']
  lines.push(`What stood before is kept as ${keptAs}.`)
  if (headBefore === undefined)
    lines.push(`It could not be read, so what it held after the backup is unknown: ${unreadBecause}`)
  else if (lostActs === 0) lines.push('No act is only in that one.')
  else if (headBefore.sequence <= head.sequence)
    lines.push(`${lostActs} acts are only in that one: the two went different ways before.`)
  else
    lines.push(
      `${actsBetween(head.sequence + 1, headBefore.sequence)} only in that one, as are tracks that came after the backup.`,
    )
  if (lostActs !== 0)
    lines.push(`Every page tells of it for ${restoredToldDays} days, or until it is dismissed.`)
  return lines
}

function actsBetween(first: number, last: number): string {
  return first === last ? `Act ${first} is` : `Acts ${first} to ${last} are`
}

/**
 * Whether the chain of what was put back fits. What does not is said and not refused: it may be the only
 * backup there is, and what stood before is kept.
 */
async function journalOf(folder: string): Promise<string> {
  try {
    const { db } = await openForReading(folder)
    try {
      const { misfit } = await verifyJournal(db)
      return misfit === undefined
        ? 'Its journal is whole.'
        : `Its journal is not whole. ${misfitSentence(misfit)}`
    } finally {
      await db.destroy()
    }
  } catch (error) {
    if (error instanceof StoreError) return error.message
    throw error
  }
}
