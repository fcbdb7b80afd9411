/** `npm run restore -- <backup>`: puts a backup in the place of the store, while no server runs. */
import { ensureBuiltOnce, ensureInstalled } from './prepare.mjs'

ensureInstalled()
ensureBuiltOnce()
await import('../dist/server/restore.js')
