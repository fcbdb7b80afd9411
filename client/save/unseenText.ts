import {
  beginText,
  endText,
  PDFHexString,
  setCharacterSqueeze,
  setFontAndSize,
  setTextMatrix,
  setTextRenderingMode,
  showText,
  TextRenderingMode,
  type PDFContext,
  type PDFName,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib'

/** A line of text where it stands on a picture, in pixels from its upper left corner. */
export interface DrawnText {
  readonly text: string
  readonly leftPx: number
  readonly baselinePx: number
  readonly widthPx: number
  readonly sizePx: number
}

/** Codes of one font; the page has as many fonts as its different letters ask for. */
const lettersPerFont = 255
/** Of the size of the font: a Chinese letter is as wide as high, a Latin one about half. */
const widthOf = (letter: string): number => (letter.codePointAt(0)! >= 0x2e80 ? 1 : 0.5)

/**
 * Writes texts that are not drawn over a page that shows them. Their fonts have letters without strokes
 * (Type 3), made for this page: each says which letter it stands for, and nothing is looked for on the
 * reader's machine. `scale` is points a pixel.
 */
export function writeUnseen(page: PDFPage, texts: readonly DrawnText[], scale: number): void {
  const letters = [...new Set(texts.flatMap(({ text }) => Array.from(text)))]
  const fonts = chunked(letters, lettersPerFont).map((own) => ({
    codes: new Map(own.map((letter, code) => [letter, code])),
    name: page.node.newFontDictionary('Unseen', makeFont(page.doc.context, own)),
  }))
  const heightPt = page.getHeight()
  for (const { text, leftPx, baselinePx, widthPx, sizePx } of texts) {
    const sizePt = sizePx * scale
    const naturalPt = Array.from(text).reduce((sum, letter) => sum + widthOf(letter), 0) * sizePt
    if (naturalPt === 0) continue
    page.pushOperators(
      beginText(),
      setTextRenderingMode(TextRenderingMode.Invisible),
      setCharacterSqueeze((widthPx * scale * 100) / naturalPt),
      setTextMatrix(1, 0, 0, 1, leftPx * scale, heightPt - baselinePx * scale),
      ...runsOf(text, fonts).flatMap(({ name, hex }) => [
        setFontAndSize(name.decodeText(), sizePt),
        showText(PDFHexString.of(hex)),
      ]),
      endText(),
    )
  }
}

interface OwnFont {
  readonly codes: ReadonlyMap<string, number>
  readonly name: PDFName
}

/** A text as runs of codes of one font each. */
function runsOf(text: string, fonts: readonly OwnFont[]): { name: PDFName; hex: string }[] {
  const runs: { name: PDFName; hex: string }[] = []
  for (const letter of text) {
    const font = fonts.find(({ codes }) => codes.has(letter))
    if (font === undefined) continue
    const code = hexOf(font.codes.get(letter) ?? 0, 2)
    const last = runs.at(-1)
    if (last?.name === font.name) last.hex += code
    else runs.push({ name: font.name, hex: code })
  }
  return runs
}

function makeFont(context: PDFContext, letters: readonly string[]): PDFRef {
  // Two glyphs, both empty: they differ in their widths alone.
  const glyphOf = (letter: string) => (widthOf(letter) === 1 ? 'wide' : 'half')
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type3',
      FontBBox: [0, 0, 1000, 1000],
      FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
      Resources: {},
      CharProcs: {
        wide: context.register(context.stream('1000 0 d0')),
        half: context.register(context.stream('500 0 d0')),
      },
      Encoding: { Type: 'Encoding', Differences: [0, ...letters.map(glyphOf)] },
      FirstChar: 0,
      LastChar: letters.length - 1,
      Widths: letters.map((letter) => widthOf(letter) * 1000),
      ToUnicode: context.register(context.flateStream(toUnicode(letters))),
    }),
  )
}

/** The table that says which letter a code stands for (ISO 32000-1, 9.10.3); at most 100 lines a part. */
function toUnicode(letters: readonly string[]): string {
  const lines = letters.map((letter, code) => `<${hexOf(code, 2)}> <${utf16Hex(letter)}>`)
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <00> <FF> endcodespacerange',
    ...chunked(lines, 100).map((part) => `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`),
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}

const hexOf = (value: number, digits: number): string =>
  value.toString(16).toUpperCase().padStart(digits, '0')

const utf16Hex = (letter: string): string =>
  Array.from({ length: letter.length }, (_, index) => hexOf(letter.charCodeAt(index), 4)).join('')

function chunked<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  )
}
