/** `npm run reset-password -- <user name>`: gives an account a password for once, while no server runs. */
import { ensureBuiltOnce, ensureInstalled } from './prepare.mjs'

ensureInstalled()
ensureBuiltOnce()
await import('../dist/server/resetPassword.js')
