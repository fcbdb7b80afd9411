/** `npm run verify [-- <head>]`: tells whether the journal of the store is whole, also while a server runs. */
import { ensureBuilt, ensureInstalled } from './prepare.mjs'

ensureInstalled()
ensureBuilt()
await import('../dist/server/verify.js')
