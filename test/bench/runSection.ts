/**
 * Runs one section in a process of its own, so that no section finds the memory and the compiled code
 * of another one: `runSection <name> <file for the result> [--quick]`.
 */
import { writeFileSync } from 'node:fs'
import { sections, type SectionName } from './sections/allSections.ts'

const [name, file] = process.argv.slice(2) as [SectionName, string]
const result = await sections[name].run(process.argv.includes('--quick'))
writeFileSync(file, JSON.stringify(result))
// Peers may have left workers and sockets open.
process.exit(0)
