import { inflateSync } from 'node:zlib'
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
  type PDFObject,
} from '@cantoo/pdf-lib'

/** The lines that are written on a PDF's only page, in their order, as a reader of it takes them. */
export async function wordsOfPdf(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  if (document.getPageCount() !== 1) throw new Error(`${document.getPageCount()} pages`)
  const { node } = document.getPage(0)
  const text = (found: PDFObject | undefined): string => {
    const stream = found instanceof PDFRef ? document.context.lookup(found) : found
    if (!(stream instanceof PDFRawStream)) throw new Error('no stream')
    const packed = stream.dict.get(PDFName.of('Filter')) !== undefined
    return Buffer.from(packed ? inflateSync(stream.contents) : stream.contents).toString('latin1')
  }
  const fonts = new Map(
    (node.Resources()?.lookup(PDFName.of('Font'), PDFDict).entries() ?? []).map(([name, ref]) => {
      const table = text(document.context.lookup(ref, PDFDict).get(PDFName.of('ToUnicode')))
      const letters = [...table.matchAll(/^<(\w{2})> <(\w+)>$/gm)]
      return [name.decodeText(), new Map(letters.map(([, code, hex]) => [code, fromUtf16(hex!)]))]
    }),
  )
  const contents = node.Contents()
  const parts = contents instanceof PDFArray ? contents.asArray() : [contents]
  return [
    ...parts
      .map((part) => text(part))
      .join('\n')
      .matchAll(/^BT$(.*?)^ET$/gms),
  ].map(([, line = '']) => {
    let letters: ReadonlyMap<string | undefined, string> | undefined
    return [...line.matchAll(/^\/(\S+) \S+ Tf$|^<(\w*)> Tj$/gm)]
      .map(([, font, hex]) => {
        if (font !== undefined) letters = fonts.get(font)
        return (hex?.match(/../g) ?? []).map((code) => letters?.get(code) ?? '�').join('')
      })
      .join('')
  })
}

const fromUtf16 = (hex: string): string =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)))
