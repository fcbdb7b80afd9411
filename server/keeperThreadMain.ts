import { parentPort, workerData } from 'node:worker_threads'
import { backUp } from '../data/store/backUp.ts'
import { isWhole } from '../data/store/checkStoreFile.ts'
import { StoreError } from '../data/store/storeError.ts'
import type { KeeperAnswer, KeeperOrder } from './keeping/keeperThread.ts'

/** One order carried out in a thread of its own: reading a whole database takes seconds. */
function carryOut(order: KeeperOrder): KeeperAnswer {
  try {
    switch (order.kind) {
      case 'back-up':
        return { kind: 'backed-up', backup: backUp(order) }
      case 'check':
        return { kind: 'checked', isWhole: isWhole(order.file) }
    }
  } catch (error) {
    if (error instanceof StoreError) return { kind: 'failed', fault: error.fault, sentence: error.message }
    throw error
  }
}

parentPort?.postMessage(carryOut(workerData as KeeperOrder))
