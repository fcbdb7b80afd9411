/** `npm run backup`: copies the store as it stands, beside a running server or without one. */
import { ensureBuilt, ensureInstalled } from './prepare.mjs'

ensureInstalled()
ensureBuilt()
await import('../dist/server/backUp.js')
