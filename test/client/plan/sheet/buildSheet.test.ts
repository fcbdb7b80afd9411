import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { buildSheet } from '../../../../client/plan/sheet/buildSheet.ts'
import { cornerRows, degreesMinutesSeconds, fineChainage } from '../../../../client/plan/sheet/cornerRows.ts'
import { wrapText } from '../../../../client/plan/sheet/wrapText.ts'
import { emptyDraft, type WorkingDraft } from '../../../../client/plan/workingDraft.ts'
import { fromGrid } from '../../../../geo/gaussKruger.ts'
import { distanceM } from '../../../../geo/geodesic.ts'
import { beside, line } from '../straightLine.ts'
import { hasPoppler, pagesOfPdf } from './pagesOfPdf.ts'
import { blocks, sheetOf } from './sheetOf.ts'

const facts = { title: 'Ridge', subject: 'a draft', language: 'en', madeMs: 1_764_100_800_000 } as const

const part = (...places: readonly (readonly [number, number])[]) => ({
  path: beside(...places).map(([lon, lat]): [number, number] => [lon, lat]),
  statuses: [],
})
const draft = (...parts: WorkingDraft['parts']): WorkingDraft => ({ ...emptyDraft(line.id), parts })
const zigzag = (count: number) =>
  part(...Array.from({ length: count }, (_, at): [number, number] => [500 + at * 20, 40 + (at % 2) * 3.7]))

const long = draft(zigzag(211), part([7000, 40], [7100, 38], [7200.5, 41]))

describe('a sheet to build from', () => {
  it.runIf(hasPoppler)('has every corner once, with its numbers, under heads that come again', async () => {
    const content = sheetOf(long)
    const [front, ...tables] = pagesOfPdf(await buildSheet(content, facts, blocks))
    expect(front).toContain('Sheet to build from')
    expect(tables).toHaveLength(7)
    const lines = tables.flatMap((page) => page.split('\n')).map((each) => each.trim().split(/\s{2,}/))
    for (const row of content.text.corners.parts.flatMap(({ rows }) => rows))
      expect(lines.filter((each) => each[0] === row[0])).toEqual([row])
    for (const page of tables) {
      expect(page).toMatch(/No\.\s+Longitude\s+Latitude/)
      expect(page).toContain('CGCS2000')
    }
    expect(tables[0]).toContain('Part 1')
    expect(tables[1]).toContain('Part 1, continued')
    expect(tables.at(-1)).toContain('Part 2')
  })

  it.runIf(hasPoppler)(
    'says on each page how it is classified, whose it is and which page it is',
    async () => {
      const content = sheetOf(long, { classification: 'Internal 1', watermark: 'Office copy' })
      const pages = pagesOfPdf(await buildSheet(content, facts, blocks))
      pages.forEach((page, index) => {
        expect(page).toContain('Internal 1')
        expect(page).toContain('Malipo County')
        expect(page).toContain(`page ${index + 1} of ${pages.length}`)
      })
    },
  )

  it.runIf(hasPoppler)('keeps the words of letters that no font of a reader has', async () => {
    const content = sheetOf(draft(zigzag(3)), { name: '八布河谷围栏', classification: '内部 ★' })
    const pages = pagesOfPdf(await buildSheet(content, facts, blocks))
    for (const page of pages) {
      expect(page).toContain('八布河谷围栏')
      expect(page).toContain('内部 ★')
    }
  })

  it.runIf(hasPoppler)('numbers findings on where the front page has no more room', async () => {
    const content = sheetOf(draft(zigzag(3)))
    const list = Array.from({ length: 90 }, (_, at) => ({ isError: at < 40, text: `finding no. ${at + 1}` }))
    const { findings } = content.text
    const [front = '', ...next] = pagesOfPdf(
      await buildSheet(
        { ...content, text: { ...content.text, findings: { ...findings, list } } },
        facts,
        blocks,
      ),
    )
    const there = list.filter(({ text }) => new RegExp(`${text}\\b`).test(front))
    expect(there.length).toBeGreaterThan(5)
    expect(front).toContain(`${90 - there.length} more on the next page`)
    for (const { text } of list.slice(there.length)) expect(next.join('\n')).toMatch(new RegExp(`${text}\\b`))
  })

  it('is a page of A3 and then pages of A4, all lying', async () => {
    const document = await PDFDocument.load(await buildSheet(sheetOf(long), facts, blocks))
    const sizes = document.getPages().map((page) => {
      const { width, height } = page.getSize()
      return `${Math.round((width / 72) * 25.4)} × ${Math.round((height / 72) * 25.4)}`
    })
    expect(sizes).toEqual(['420 × 297', ...Array.from({ length: 7 }, () => '297 × 210')])
    expect(document.getTitle()).toBe('Ridge')
  })
})

describe('the row of a corner', () => {
  const { taken } = sheetOf(draft(part([1000, 40], [1500, -0.001])))
  const [first, last] = cornerRows(taken.parts[0]!, taken.zone)

  it('says the same place in degrees, in degrees, minutes and seconds, and on the grid', () => {
    const [lon, lat] = taken.parts[0]!.vertices[0]!.position
    const [, longitude, latitude, longitudeDms, latitudeDms, northing, easting] = first!
    expect(distanceM([Number(longitude), Number(latitude)], [lon, lat])).toBeLessThan(0.1)
    expect(distanceM([fromDms(longitudeDms!), fromDms(latitudeDms!)], [lon, lat])).toBeLessThan(0.005)
    const back = fromGrid({ northingM: Number(northing), eastingM: Number(easting) - 35e6 }, taken.zone)
    expect(distanceM(back, [lon, lat])).toBeLessThan(0.001)
  })

  it('says where it is along the line, how far from it, and how far on', () => {
    expect(first!.slice(7)).toEqual(['K1+000.00', '40.00', expect.stringMatching(/^501\.\d\d$/)])
    expect(last!.slice(7)).toEqual(['K1+500.00', '0.00', '–'])
  })

  it('carries seconds and metres over where they round up', () => {
    expect(degreesMinutesSeconds(104.999_999_999_9, ['E', 'W'], 3)).toBe(`105°00'00.0000"E`)
    expect(degreesMinutesSeconds(-0.5, ['N', 'S'], 2)).toBe(`00°30'00.0000"S`)
    expect(fineChainage(12_999.996)).toBe('K13+000.00')
    expect(fineChainage(-0.001)).toBe('K0+000.00')
  })
})

const fromDms = (text: string): number => {
  const [degrees = 0, minutes = 0, seconds = 0] = text.split(/[^\d.]/).map(Number)
  return degrees + minutes / 60 + seconds / 3600
}

describe('a text in lines', () => {
  const wide = (text: string) => Array.from(text).length
  it('breaks between words, and between Chinese letters but never before their marks', () => {
    expect(wrapText('way round the east end', 10, wide)).toEqual(['way round', 'the east', 'end'])
    expect(wrapText('物防，距线四十米。', 3, wide)).toEqual(['物防，', '距线四', '十米。'])
    expect(wrapText('incomprehensibilities so', 8, wide)).toEqual(['incomprehensibilities', 'so'])
  })
})
