/**
 * `npm run dev`: the server restarted on every change, and Vite with hot reload before it.
 * Node's own modules only.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled } from './prepare.mjs'

ensureInstalled()
const bin = (name) => join('node_modules', '.bin', name)
const children = [
  spawn(bin('tsx'), ['watch', '--clear-screen=false', 'server/main.ts'], { stdio: 'inherit' }),
  spawn(bin('vite'), [], { stdio: 'inherit' }),
]
const stopAll = () => children.forEach((child) => child.kill('SIGTERM'))
process.on('SIGINT', stopAll)
process.on('SIGTERM', stopAll)
children.forEach((child) => child.on('exit', stopAll))
