import { PDFDocument, StandardFonts, type PDFFont, type PDFRef } from '@cantoo/pdf-lib'
import { writeFacts, type PdfFacts } from '../../save/pdfFacts.ts'
import type { LetterPicture, Letters, TextLook } from './letters.ts'
import { ptPerMm, SheetPage } from './sheetPage.ts'

/** Letters kept in a file as a picture. */
export interface Stencil {
  readonly ref: PDFRef
  readonly picture: LetterPicture
}

/**
 * A PDF of several pages, written as drawing orders and text. What Helvetica has is written in it, so that
 * numbers can be searched, copied and printed sharply; a text with other letters is set as a stencil, with
 * its words unseen over it.
 */
export class SheetFile {
  readonly document: PDFDocument
  readonly pages: SheetPage[] = []
  readonly #plain: PDFFont
  readonly #bold: PDFFont
  readonly #letters: Letters
  readonly #known: ReadonlySet<number>
  readonly #stencils = new Map<string, Stencil>()

  private constructor(document: PDFDocument, plain: PDFFont, bold: PDFFont, letters: Letters) {
    this.document = document
    this.#plain = plain
    this.#bold = bold
    this.#letters = letters
    this.#known = new Set(plain.getCharacterSet())
  }

  static async begin(facts: PdfFacts, letters: Letters): Promise<SheetFile> {
    const document = await PDFDocument.create()
    writeFacts(document, facts)
    const plain = await document.embedFont(StandardFonts.Helvetica)
    const bold = await document.embedFont(StandardFonts.HelveticaBold)
    return new SheetFile(document, plain, bold, letters)
  }

  addPage(widthMm: number, heightMm: number): SheetPage {
    const page = new SheetPage(this, this.document.addPage([widthMm * ptPerMm, heightMm * ptPerMm]))
    this.pages.push(page)
    return page
  }

  widthMm(text: string, look: TextLook): number {
    const widthPt = this.#isKnown(text)
      ? this.#fontOf(look).widthOfTextAtSize(text, look.sizePt)
      : this.#letters.widthPt(text, look)
    return widthPt / ptPerMm
  }

  /** The font that has all letters of a text; undefined where it is set as a stencil. */
  tryFont(text: string, look: TextLook): PDFFont | undefined {
    return this.#isKnown(text) ? this.#fontOf(look) : undefined
  }

  stencil(text: string, look: TextLook): Stencil {
    // Heads come again on every page and are kept once.
    const key = `${look.bold === true}:${look.sizePt}:${text}`
    let stencil = this.#stencils.get(key)
    if (stencil === undefined) {
      const picture = this.#letters.draw(text, look)
      stencil = { picture, ref: this.#keep(picture) }
      this.#stencils.set(key, stencil)
    }
    return stencil
  }

  async save(): Promise<Uint8Array> {
    for (const page of this.pages) page.finish()
    return this.document.save()
  }

  #isKnown(text: string): boolean {
    for (const letter of text) if (!this.#known.has(letter.codePointAt(0)!)) return false
    return true
  }

  #fontOf({ bold = false }: TextLook): PDFFont {
    return bold ? this.#bold : this.#plain
  }

  #keep({ bits, widthPx, heightPx }: LetterPicture): PDFRef {
    const { context } = this.document
    return context.register(
      context.flateStream(bits, {
        Type: 'XObject',
        Subtype: 'Image',
        Width: widthPx,
        Height: heightPx,
        ImageMask: true,
        BitsPerComponent: 1,
        Decode: [1, 0],
        Interpolate: true,
      }),
    )
  }
}
