import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const program = '/usr/bin/pdftotext'

/** Whether Poppler is on this machine: it opens what is written here, as those who get it will. */
export const hasPoppler = existsSync(program)

/** What stands on each page of a PDF, line by line as a reader of it takes them. */
export function pagesOfPdf(bytes: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'borderkeep-pdf-'))
  try {
    const file = join(folder, 'sheet.pdf')
    writeFileSync(file, bytes)
    const text = execFileSync(program, ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 1e9 })
    return text.split('\f').slice(0, -1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
