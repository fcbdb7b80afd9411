import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = new URL('../source/', import.meta.url)

/** Writes one derived file as compact JSON and returns its size in bytes. */
export function writeSource(name: string, content: unknown): number {
  const text = `${JSON.stringify(content)}\n`
  mkdirSync(folder, { recursive: true })
  writeFileSync(fileURLToPath(new URL(name, folder)), text)
  return Buffer.byteLength(text)
}
