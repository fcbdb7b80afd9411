import { parentPort, workerData } from 'node:worker_threads'
import { openToRead } from '../data/store/openStore.ts'
import { makeApp } from './makeApp.ts'
import { proposalHere } from './proposals/proposalHere.ts'
import type { ProposalThreadData } from './proposals/proposalThreads.ts'

/** The thread that looks for one proposal, on a connection that cannot write, and ends with it. */
const port = parentPort
if (port === null) throw new Error('this file runs in a thread')
const { file, settings, root, asked } = workerData as ProposalThreadData
const db = openToRead(file)
const app = makeApp({ db, settings, root, now: () => asked.nowMs })
for await (const message of proposalHere(app, asked)) port.postMessage(message)
await db.destroy()
port.close()
