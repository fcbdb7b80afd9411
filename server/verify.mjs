/** `npm run verify [-- <head>]`: tells whether the journal of the store is whole, also while a server runs. */
import { ensureBuiltOnce, ensureInstalled } from './prepare.mjs'

ensureInstalled()
ensureBuiltOnce()
await import('../dist/server/verify.js')
