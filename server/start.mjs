/** `npm start`: installs and builds what is missing, then runs the server in this process. */
import { ensureBuilt, ensureInstalled } from './prepare.mjs'

ensureInstalled()
ensureBuilt()
await import('../dist/server/main.js')
