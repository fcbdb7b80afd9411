import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { backUp } from '../data/store/backUp.ts'
import { StoreError } from '../data/store/storeError.ts'
import { storeFile } from '../data/store/storeFolder.ts'
import { runCommand } from './runCommand.ts'

/** Makes a backup now; a server may have the store open and go on. */
await runCommand(({ dataFolder, backups: { folder, keep } }) => {
  const file = storeFile(dataFolder)
  if (!existsSync(file)) throw new StoreError(`There is no database ${file} to back up.`)
  const { name, sequence, bytes } = backUp({ file, folder, keep, nowMs: Date.now() })
  return [`Backed up ${file} up to act ${sequence}, ${bytes} bytes, checked: ${join(folder, name)}`]
})
