import { misfitSentence } from '../data/journal/misfit.ts'
import { verifyJournal } from '../data/journal/verifyJournal.ts'
import { openForReading } from '../data/store/openForReading.ts'
import { StoreError } from '../data/store/storeError.ts'
import { ConfigError, readConfig } from './config.ts'

/** `npm run verify [-- <hash>]`: whether the journal in DATA_DIR is whole, and what its head is. */
async function verify(earlierHash: string | undefined): Promise<boolean> {
  if (earlierHash !== undefined && !/^[0-9a-f]{64}$/.test(earlierHash))
    throw new ConfigError(`${earlierHash} is no head of a journal: it must be 64 digits from 0 to f.`)
  const { db, file } = await openForReading(readConfig(process.env).dataFolder)
  try {
    const { acts, head, misfit, earlierHead } = await verifyJournal(db, earlierHash)
    if (misfit !== undefined) {
      console.log(`The journal in ${file} is not whole.`)
      console.log(misfitSentence(misfit))
      console.log(`Up to act ${Math.min(head.sequence, misfit.sequence - 1)} it fits.`)
      return false
    }
    console.log(`The journal in ${file} is whole: ${acts} acts, the last received ${head.receivedAt || '–'}.`)
    if (earlierHead !== undefined) console.log(`The head that was given is act ${earlierHead} of it.`)
    console.log(`Head: ${head.hash}`)
    console.log('Write the head down elsewhere: `npm run verify -- <head>` tells later whether all up to')
    console.log('it still stands, even if somebody rewrote the whole file.')
    return true
  } finally {
    await db.destroy()
  }
}

try {
  process.exitCode = (await verify(process.argv[2]?.toLowerCase())) ? 0 : 1
} catch (error) {
  const isForeseen = error instanceof ConfigError || error instanceof StoreError
  console.error(isForeseen ? error.message : error)
  process.exitCode = 1
}
