import { codeOf, StoreError } from '../data/store/storeError.ts'
import { ConfigError, readConfig, type Config } from './config.ts'

/** Runs a command on the configured store; what it cannot do is one sentence, and the process exits with 1. */
export async function runCommand(
  command: (config: Config, given: readonly string[]) => readonly string[] | Promise<readonly string[]>,
): Promise<void> {
  try {
    for (const line of await command(readConfig(process.env), process.argv.slice(2))) console.log(line)
  } catch (error) {
    const isForeseen = error instanceof ConfigError || error instanceof StoreError
    console.error(isForeseen ? error.message : isDamaged(error) ? damaged : error)
    process.exitCode = 1
  }
}

const isDamaged = (error: unknown): boolean => /^SQLITE_(?:CORRUPT|NOTADB)/.test(codeOf(error))

const damaged =
  'The database is damaged: pages of it cannot be read. Put back a backup (npm run restore) and keep this file aside.'
