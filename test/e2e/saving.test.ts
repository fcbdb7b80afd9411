import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterEach, describe, expect, it } from 'vitest'
import { stateColours } from '../../client/theme/stateColours.ts'
import { wordsOfPdf } from '../client/save/wordsOfPdf.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo' })

afterEach(async () => {
  await Promise.all(running.browser.contexts().map((context) => context.close()))
})

/** A page of six megapixels with a map, drawn by software on a machine that may have much else to do. */
const drawnWithinMs = 200_000

const openDialog = async (page: Page, name: string) => {
  await page.getByRole('button', { name }).click()
  await page.locator('.save-preview img').waitFor({ timeout: drawnWithinMs })
}

async function saveAs(page: Page, name: string): Promise<{ file: string; bytes: Uint8Array }> {
  const [download]: [Download, void] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ])
  return { file: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

interface Part {
  /** Shares of the picture's width and height. */
  left: number
  top: number
  right: number
  bottom: number
}

/** Size of a picture, and how many pixels of each colour wanted lie in a part of it. */
async function look(page: Page, bytes: Uint8Array, part: Part, wanted: readonly string[]) {
  const reader = await page.context().newPage()
  try {
    return await reader.evaluate(
      async ({ encoded, part, wanted }) => {
        const raw = Uint8Array.from(atob(encoded), (letter) => letter.codePointAt(0) ?? 0)
        const bitmap = await createImageBitmap(new Blob([raw], { type: 'image/png' }))
        const { width, height } = bitmap
        const pen = new OffscreenCanvas(width, height).getContext('2d')
        if (pen === null) throw new Error('no 2d context')
        pen.drawImage(bitmap, 0, 0)
        const [x, y] = [Math.round(part.left * width), Math.round(part.top * height)]
        const { data } = pen.getImageData(
          x,
          y,
          Math.round(part.right * width) - x,
          Math.round(part.bottom * height) - y,
        )
        const counts = wanted.map((hex) => {
          const channels = [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16))
          let count = 0
          for (let at = 0; at < data.length; at += 4)
            if (channels.every((channel, index) => Math.abs((data[at + index] ?? 0) - channel) <= 12))
              count += 1
          return count
        })
        return { width, height, counts }
      },
      { encoded: Buffer.from(bytes).toString('base64'), part, wanted },
    )
  } finally {
    await reader.close()
  }
}

const mapOfPage: Part = { left: 0.05, top: 0.18, right: 0.7, bottom: 0.44 }
const chartOfPage: Part = { left: 0.1, top: 0.52, right: 0.95, bottom: 0.82 }
const states = [stateColours.light.held, stateColours.light.gap]

async function exported(): Promise<string[]> {
  const answer = await fetch(`${running.product.address}/api/audit?limit=20`)
  const { items } = (await answer.json()) as { items: { kind: string; detail: string }[] }
  return items.filter(({ kind }) => kind === 'exported').map(({ detail }) => detail)
}

describe('saving what is shown', () => {
  it('the overview becomes a picture with map and chart, once it is noted who takes it', async () => {
    const { page, errors, outside } = await running.open('/?lang=en')
    await page.locator('.gap-row').first().waitFor()
    await openDialog(page, 'Save as picture or PDF')
    const before = (await exported()).length
    const { file, bytes } = await saveAs(page, 'Picture (PNG)')
    expect(file).toMatch(/^Malipo County Planned \d{4}-\d\d-\d\d \d{4}\.png$/)
    const map = await look(page, bytes, mapOfPage, states)
    expect([map.width, map.height]).toEqual([2970, 2100])
    for (const count of map.counts) expect(count).toBeGreaterThan(500)
    const chart = await look(page, bytes, chartOfPage, states)
    expect(chart.counts[1]).toBeGreaterThan(2000)
    const noted = await exported()
    expect(noted).toHaveLength(before + 1)
    expect(noted[0]).toMatch(/^Picture, Everything, Planned, \d{4}-/)
    expect(errors).toEqual([])
    expect(outside).toEqual([])
  }, 400_000)

  it('a fixed moment becomes one page of PDF with its time, its rules and whose data it is', async () => {
    const { page, errors } = await running.open('/?lang=en&kind=actual&at=2026-03-05T00:42:00.000Z')
    await page.locator('.headline-figure').waitFor()
    await openDialog(page, 'Save as picture or PDF')
    const { bytes } = await saveAs(page, 'PDF, one page')
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    expect(document.getPageCount()).toBe(1)
    const words = (await wordsOfPdf(bytes)).join('\n')
    expect(words).toContain('5 March 2026')
    expect(words).toContain('08:42, Asia/Shanghai')
    expect(words).toMatch(/Drawn .* by Local operator/)
    expect(words).toMatch(/Rules of coverage, version 1/)
    expect(words).toContain('OpenStreetMap contributors')
    expect(words).toContain('Border coverage: Actual')
    expect(errors).toEqual([])
  }, 400_000)

  it('the wall, in Chinese, becomes a page once somebody moves the pointer', async () => {
    const { page, errors } = await running.open('/wall?lang=zh&scene=whole', {
      viewport: { width: 1280, height: 720 },
    })
    const button = page.locator('.wall-save')
    await page.locator('.wall-gaps li').first().waitFor()
    expect(await button.evaluate((element) => getComputedStyle(element).opacity)).toBe('0')
    await page.mouse.move(300, 300)
    await page.mouse.move(320, 320)
    await expect.poll(() => button.evaluate((element) => getComputedStyle(element).opacity)).toBe('1')
    await openDialog(page, '保存为图片或 PDF')
    const picture = await saveAs(page, '图片（PNG）')
    expect(picture.file).toMatch(/^麻栗坡县 计划 .*\.png$/)
    const map = await look(page, picture.bytes, mapOfPage, states)
    for (const count of map.counts) expect(count).toBeGreaterThan(500)
    const { bytes } = await saveAs(page, 'PDF（一页）')
    const words = (await wordsOfPdf(bytes)).join('\n')
    expect(words).toMatch(/\d{4}年\d+月\d+日 \d\d:\d\d（Asia\/Shanghai）/)
    expect(words).toContain('覆盖规则第 1 版')
    expect(words).toContain('OpenStreetMap contributors')
    expect(errors).toEqual([])
  }, 400_000)
})
