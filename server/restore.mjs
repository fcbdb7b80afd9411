/** `npm run restore -- <backup>`: puts a backup in the place of the store, while no server runs. */
import { ensureBuilt, ensureInstalled } from './prepare.mjs'

ensureInstalled()
ensureBuilt()
await import('../dist/server/restore.js')
