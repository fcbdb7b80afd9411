import type { BackupFault } from '../../data/model/health.ts'
import type { Backup } from '../../data/store/backupFiles.ts'
import type { BackupOrder } from '../../data/store/backUp.ts'
import { StoreError } from '../../data/store/storeError.ts'
import { startThread } from '../startThread.ts'

export type KeeperOrder =
  | ({ readonly kind: 'back-up' } & BackupOrder)
  | { readonly kind: 'check'; readonly file: string }

export type KeeperAnswer =
  | { readonly kind: 'backed-up'; readonly backup: Backup }
  | { readonly kind: 'checked'; readonly isWhole: boolean }
  | { readonly kind: 'failed'; readonly fault: BackupFault; readonly sentence: string }

export interface UnderWay {
  readonly answer: Promise<KeeperAnswer>
  /** Breaks it off; the answer is then an error. */
  end(): Promise<unknown>
}

/** Has an order carried out in a thread of its own. The answer rejects with StoreError where it failed. */
export function order(order: KeeperOrder): UnderWay {
  const thread = startThread('keeperThreadMain', order)
  const answer = new Promise<KeeperAnswer>((resolve, reject) => {
    thread.once('message', (message: KeeperAnswer) =>
      message.kind === 'failed' ? reject(new StoreError(message.sentence, message.fault)) : resolve(message),
    )
    thread.once('error', reject)
    thread.once('exit', () => reject(new StoreError('It was broken off before it was done.', 'broken-off')))
  })
  return { answer, end: () => thread.terminate() }
}
