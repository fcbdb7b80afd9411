import { unzipSync } from 'fflate'
import { FileFault, mostBytes, type DrawnFile } from './fileFault.ts'
import { readDxf } from './readDxf.ts'
import { readGeoJson } from './readGeoJson.ts'
import { readGpxLines } from './readGpxLines.ts'
import { readKml } from './readKml.ts'
import { readLetters } from './readLetters.ts'

/**
 * Reads the lines drawn in a file of GeoJSON, KML, KMZ, GPX or DXF, told apart by what is in it.
 * @throws FileFault saying where in the file it cannot be read, and `no-lines` where there are none
 */
export function readDrawnFile(bytes: Uint8Array): DrawnFile {
  if (bytes.length > mostBytes) throw new FileFault('too-large')
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 30))
  if (start.startsWith('PK')) return withLines(readKml(kmlInside(bytes)))
  if (start.startsWith('AutoCAD Binary DXF')) throw new FileFault('dxf-binary')
  if (/^AC10\d\d/.test(start)) throw new FileFault('dwg')
  return withLines(readText(readLetters(bytes)))
}

function readText(text: string): DrawnFile {
  if (/^\s*[{[]/.test(text)) return readGeoJson(text)
  if (/^\s*-?\d{1,3}\s*[\r\n]/.test(text)) return readDxf(text)
  const root = /^\s*</.test(text) ? rootOf(text) : undefined
  if (root === 'kml') return readKml(text)
  if (root === 'gpx') return readGpxLines(text)
  if (text.trim() === '') throw new FileFault('empty')
  if (root === undefined) throw new FileFault('format-unknown')
  throw new FileFault('root-unknown', undefined, root)
}

/** The name of the first element, whatever stands before it; well-formed or not. */
function rootOf(text: string): string {
  const prolog = /^(?:\s+|<\?[^]*?\?>|<!--[^]*?-->)*/.exec(text)?.[0] ?? ''
  const rest = text.slice(prolog.length)
  if (rest.startsWith('<!'))
    throw new FileFault('document-type', { kind: 'line', line: prolog.split('\n').length })
  return /^<(?:[\w.-]+:)?([\w.-]+)/.exec(rest)?.[1] ?? ''
}

function withLines(file: DrawnFile): DrawnFile {
  if (file.lines.length === 0) throw new FileFault('no-lines', undefined, String(file.passedOver))
  return file
}

/** A KMZ is a ZIP whose first KML file is what is shown. */
function kmlInside(bytes: Uint8Array): string {
  let tooLarge = false
  let files: Record<string, Uint8Array>
  let taken = false
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (taken || !/\.kml$/i.test(name)) return false
        taken = true
        tooLarge = originalSize > mostBytes
        return !tooLarge
      },
    })
  } catch {
    throw new FileFault('zip-unreadable')
  }
  if (tooLarge) throw new FileFault('too-large')
  const [inside] = Object.values(files)
  if (inside === undefined) throw new FileFault('kmz-empty')
  return readLetters(inside)
}
