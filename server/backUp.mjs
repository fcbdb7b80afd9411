/** `npm run backup`: copies the store as it stands, beside a running server or without one. */
import { ensureBuiltOnce, ensureInstalled } from './prepare.mjs'

ensureInstalled()
ensureBuiltOnce()
await import('../dist/server/backUp.js')
