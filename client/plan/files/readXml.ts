import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { FileFault, type FilePlace } from './fileFault.ts'

interface XmlVisit {
  /** Names without their prefix, from the root on; `attributes` and the line that the tag ends on. */
  readonly open: (path: readonly string[], tag: SaxesTagPlain, place: FilePlace & { kind: 'line' }) => void
  /** With the text between the tags, where the element holds no other, and the line that it begins on. */
  readonly close: (path: readonly string[], text: string, textLine: number) => void
}

const deepestElement = 100

/**
 * Walks an XML text. Of its entities only the five built-in ones and characters by number are known; a
 * document type, which could define others, is refused.
 */
export function readXml(text: string, visit: XmlVisit): void {
  const parser = new SaxesParser()
  const path: string[] = []
  let content = ''
  let contentLine = 1
  const here = () => ({ kind: 'line', line: parser.line }) as const
  parser.on('error', () => {
    throw new FileFault('xml-malformed', here())
  })
  parser.on('doctype', () => {
    throw new FileFault('document-type', here())
  })
  parser.on('opentag', (tag) => {
    if (path.length >= deepestElement) throw new FileFault('xml-malformed', here())
    path.push(tag.name.slice(tag.name.indexOf(':') + 1))
    content = ''
    contentLine = parser.line
    visit.open(path, tag, here())
  })
  const add = (added: string) => {
    content += added
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    visit.close(path, content, contentLine)
    path.pop()
    content = ''
  })
  parser.write(text).close()
}

/** As `Number` reads more than XML's decimals. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** Degrees as they are written; @throws FileFault naming the place and what stands there. */
export function degreesOf(written: string | undefined, most: number, place: FilePlace): number {
  const text = written?.trim() ?? ''
  if (text === '') throw new FileFault('coordinate-missing', place)
  if (!decimal.test(text)) throw new FileFault('number-malformed', place, text)
  const degrees = Number(text)
  if (!(Math.abs(degrees) <= most)) throw new FileFault('position-out-of-range', place, text)
  return degrees
}
