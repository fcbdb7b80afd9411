import { misfitSentence } from '../data/journal/misfit.ts'
import { verifyJournal } from '../data/journal/verifyJournal.ts'
import { openForReading } from '../data/store/openForReading.ts'
import { StoreError } from '../data/store/storeError.ts'
import { ConfigError } from './config.ts'
import { runCommand } from './runCommand.ts'

const headFrom =
  'A head is what npm run verify, without anything after it, printed behind "Head:" on an earlier day.'

/** Tells whether the journal is whole and what its head is, and whether an earlier head is part of it. */
await runCommand(async ({ dataFolder }, [given]) => {
  const earlier = given?.toLowerCase()
  if (earlier !== undefined && !/^[0-9a-f]{64}$/.test(earlier))
    throw new ConfigError(`${given} is no head of a journal: it must be 64 digits from 0 to f.\n${headFrom}`)
  const { db, file } = await openForReading(dataFolder)
  try {
    const { acts, head, misfit, earlierHead } = await verifyJournal(db, earlier)
    if (misfit !== undefined)
      throw new StoreError(
        [
          `The journal in ${file} is not whole.`,
          misfitSentence(misfit),
          ...(misfit.kind === 'head-unknown' ? [headFrom] : []),
          `Up to act ${Math.min(head.sequence, misfit.sequence - 1)} it fits.`,
        ].join('\n'),
      )
    return [
      `The journal in ${file} is whole: ${acts} acts, the last received ${head.receivedAt || '–'}.`,
      ...(earlierHead === undefined ? [] : [`The head that was given is that of act ${earlierHead}.`]),
      `Head: ${head.hash}`,
      'Write the head down elsewhere: npm run verify -- <head> tells later whether all up to it still stands,',
      'even if somebody rewrote the whole file.',
    ]
  } finally {
    await db.destroy()
  }
})
