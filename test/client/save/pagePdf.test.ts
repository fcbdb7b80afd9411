import { inflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { pagePdf } from '../../../client/save/pagePdf.ts'
import type { DrawnText } from '../../../client/save/unseenText.ts'
import { wordsOfPdf } from './wordsOfPdf.ts'

const picture = { data: new Uint8ClampedArray(297 * 210 * 4).fill(200), width: 297, height: 210 }
const line = (text: string): DrawnText => ({ text, leftPx: 10, baselinePx: 30, widthPx: 90, sizePx: 10 })
const facts = {
  title: 'Malipo',
  subject: 'Held at 08:42',
  language: 'en',
  madeMs: 1_764_100_800_000,
} as const
const made = (texts: readonly DrawnText[]) => pagePdf({ picture, texts }, facts)

describe('a page as PDF', () => {
  it('is one page of A4 lying, with the picture on it', async () => {
    const document = await PDFDocument.load(await made([line('Held now')]), { updateMetadata: false })
    expect(document.getPageCount()).toBe(1)
    const { width, height } = document.getPage(0).getSize()
    expect(width).toBeCloseTo(841.9, 1)
    expect(height).toBeCloseTo(595.3, 1)
    const images = document.context
      .enumerateIndirectObjects()
      .flatMap(([, one]) => (one instanceof PDFRawStream ? [one] : []))
      .filter(({ dict }) => dict.get(PDFName.of('Subtype')) === PDFName.of('Image'))
    expect(images).toHaveLength(1)
    const colours = inflateSync(images[0]!.contents)
    expect(colours).toHaveLength(297 * 210 * 3)
    expect(new Set(colours)).toEqual(new Set([200]))
  })

  it('says what it is, when it was made and in which language', async () => {
    const document = await PDFDocument.load(await made([]), { updateMetadata: false })
    expect(document.getTitle()).toBe('Malipo')
    expect(document.getSubject()).toBe('Held at 08:42')
    expect(document.getCreationDate()?.getTime()).toBe(facts.madeMs)
  })

  it('holds its words in both scripts, however many letters they have', async () => {
    const many = Array.from({ length: 600 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('')
    const texts = ['© OpenStreetMap contributors', '麻栗坡县 86.4 %', '𠮷田', many]
    expect(await wordsOfPdf(await made(texts.map(line)))).toEqual(texts)
  })
})
