import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'
import { seriousFaults } from './seriousFaults.ts'

const running = runProduct({ DEMO: 'malipo' })
const folder = mkdtempSync(join(tmpdir(), 'borderkeep-trails-'))

afterEach(async () => {
  await Promise.all(running.browser.contexts().map((context) => context.close()))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rows = (page: Page) => page.locator('.data-table tbody tr')

/** What stands in the PDF that the browser prints of a page on A4, and how many pages that takes. */
async function printed(page: Page): Promise<{ text: string; pages: number }> {
  const file = join(folder, 'printed.pdf')
  await page.pdf({ path: file, format: 'A4', printBackground: true })
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  // What breaks a line is no part of what is said.
  return { text: text.replaceAll(/\s+/g, ' '), pages: text.split('\f').length - 1 }
}

async function openFirst(page: Page): Promise<void> {
  await rows(page).first().locator('a').click()
  await page.locator('.trail-way').first().waitFor()
}

describe('the lists of trails', () => {
  it('count what each unit has, show one unit’s alone, and keep all of it in the address', async () => {
    const { page } = await running.open('/trails?lang=en&list=all')
    await rows(page).first().waitFor()
    const township = page.getByRole('button', { name: /^Demo Township 3/ })
    const count = Number(/(\d+)$/.exec((await township.innerText()).trim())?.[1])
    expect(count).toBeGreaterThan(0)
    await township.click()
    await page.getByRole('button', { name: 'Nearest port of entry' }).click()
    await expect.poll(() => rows(page).count()).toBe(count)
    await expect.poll(() => page.url()).toMatch(/unit=[0-9a-f-]{36}/)
    await expect.poll(() => page.url()).toContain('sort=port')
    const first = await rows(page).first().innerText()

    const again = await running.open(new URL(page.url()).pathname + new URL(page.url()).search)
    await rows(again.page).first().waitFor()
    await expect.poll(() => rows(again.page).count()).toBe(count)
    await expect.poll(() => rows(again.page).first().innerText()).toBe(first)
  })

  it('count as many late seals as the wall does', async () => {
    const { page } = await running.open('/trails?lang=en&list=unverified&late=1')
    await rows(page).first().waitFor()
    const overdue = (await (await fetch(`${running.product.address}/api/overdue`)).json()) as {
      verifications: { overdue: number; waiting: number }
      reinspections: { overdue: number }
    }
    await expect.poll(() => rows(page).count()).toBe(overdue.verifications.overdue)
    await page.getByText('Late ones only').click()
    await expect.poll(() => rows(page).count()).toBe(overdue.verifications.waiting)
    await page.goto(`${running.product.address}/trails?lang=en&list=reinspection&late=1`)
    await expect.poll(() => rows(page).count()).toBe(overdue.reinspections.overdue)
  })

  it('are taken along as they are shown', async () => {
    const { page } = await running.open('/trails?lang=zh&list=breached&hide=kind')
    await rows(page).first().waitFor()
    const shown = await rows(page).count()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('破口.csv')
    const lines = readFileSync(await download.path(), 'utf8')
      .replace(/\r\n$/, '')
      .split('\r\n')
    expect(lines).toHaveLength(shown + 1)
    expect(lines[0]).toBe('\uFEFF编号,名称,状态,自,与边境线相交处,单位,最近口岸')
    for (const line of lines.slice(1)) expect(line).toContain('破口')
  })

  it('stand on the map and along the line, where a trail opens by a click', async () => {
    const { page } = await running.open('/trails?lang=en&show=strip&list=all')
    await page.locator('.trails-strip canvas').first().waitFor()
    await page.getByText('Map', { exact: true }).click()
    await page.locator('.trails-map canvas').first().waitFor()
    await expect.poll(() => page.url()).toContain('show=map')
  })
})

describe('the page of a trail', () => {
  it('says what is owed, who answers for it, where one crosses lawfully and how deep it leads', async () => {
    const { page } = await running.open('/trails?lang=en&list=unverified')
    await rows(page).first().waitFor()
    await openFirst(page)
    const text = await page.locator('.trail-page').innerText()
    expect(text).toContain('Verification owed since')
    expect(text).toMatch(/Re-inspection due\s+\d+ \w+, \d\d:\d\d/)
    expect(text).toContain('every 14 days in the tier “Blue”')
    expect(text).toMatch(/Tianbao port\s+People pass each day 08:00–18:00/)
    expect(text).toMatch(/\d km to the [a-z-]+ as the crow flies, \d+\.\d km along the line/)
    expect(text).toContain('No roads are loaded')
    expect(text).toMatch(/First village or town: Demo (?:Village|Township) [\d-]+\s+(\d+ h )?\d+ min \(/)
    expect(text).toContain('At 2.5 km/h')
    for (const level of ['City', 'County', 'Township', 'Village']) expect(text).toContain(`${level} chief`)
    await expect.poll(() => page.locator('.trail-timeline > li').count()).toBeGreaterThan(1)
  })

  it('prints what is known of it, without the desk around it', async () => {
    const { page } = await running.open('/trails?lang=zh&list=unverified')
    await rows(page).first().waitFor()
    await openFirst(page)
    const { text } = await printed(page)
    expect(text).toContain('合法通行处')
    expect(text).toContain('天保口岸')
    expect(text).toContain('全部记录')
    expect(text).not.toContain('添加记录')
    expect(text).not.toContain('大屏')
  })

  it('of a trail that is none says so', async () => {
    const { page } = await running.open('/trails/00000000-0000-7000-8000-00000000dead?lang=en')
    await page.getByText('There is no such trail at this moment.').waitFor()
  })
})

describe('the notice for the spot', () => {
  it('is one page of A4 that says in both countries’ languages where one crosses lawfully', async () => {
    const { page } = await running.open('/trails?lang=zh&list=unsealed')
    await rows(page).first().waitFor()
    await openFirst(page)
    await page.getByRole('link', { name: '封堵告示' }).click()
    await page.locator('.notice-part').nth(2).waitFor()
    const { text, pages } = await printed(page)
    expect(pages).toBe(1)
    expect(text).toContain('此路已封闭')
    expect(text).toMatch(/天保口岸：由此向[东南西北]+直线约 [\d.]+ 公里/)
    expect(text).toContain('每日 08:00–18:00 人员可通行')
    expect(text).toContain('Lối đi này đã bị đóng')
    expect(text).toMatch(/cửa khẩu Thiên Bảo .*cách đây khoảng \d+,\d km theo đường thẳng về hướng/)
    expect(text).toContain('This path is closed')
    expect(text).toContain('示例，不得张贴')
    expect(text).not.toContain('在打印窗口中')
  })

  it('takes the county’s authority, order, telephone and sentences, and languages for once', async () => {
    const { page } = await running.open('/admin?lang=en&part=notices')
    await page.getByLabel('Authority that issues it, in Chinese').fill('麻栗坡县边防委员会')
    await page.getByLabel('Number of the order').fill('麻边〔2026〕7号')
    await page.getByLabel('Date of the order').fill('2026-03-02')
    await page.getByLabel('Telephone for emergencies').fill('0876-6622110')
    await page.getByLabel('Title').fill('此处禁止通行')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved').first().waitFor()

    await page.goto(`${running.product.address}/trails?lang=en&list=unsealed`)
    await rows(page).first().waitFor()
    await openFirst(page)
    await page.getByRole('link', { name: 'Sealing notice' }).click()
    await page.getByLabel('Burmese').check()
    await page.getByLabel('English').uncheck()
    await page.locator('.notice-part:lang(my)').waitFor()
    const { text, pages } = await printed(page)
    expect(pages).toBe(1)
    expect(text).toContain('此处禁止通行')
    expect(text).toContain('公告单位：麻栗坡县边防委员会')
    expect(text).toContain('依据：麻边〔2026〕7号，2026年3月2日')
    expect(text).toContain('0876-6622110')
    expect(text).not.toContain('This path is closed')
    const font = await page.evaluate(() => document.fonts.check('16px "Noto Sans Myanmar"', 'ဤလမ်း'))
    expect(font).toBe(true)
  })
})

describe('what axe finds on the pages of trails', () => {
  it.each([
    ['the list', '/trails?lang=en&list=unverified', '.data-table tbody tr', {}],
    [
      'the list in Chinese, on a phone',
      '/trails?lang=zh',
      '.data-table tbody tr',
      { viewport: { width: 390, height: 844 } },
    ],
    ['the map', '/trails?lang=en&show=map', '.trails-map canvas', {}],
  ] as const)('%s has nothing serious against WCAG 2.2 AA', async (_name, path, shown, options) => {
    const { page, quiet } = await running.open(path, options)
    await page.locator(shown).first().waitFor()
    await quiet()
    expect(await seriousFaults(page)).toEqual([])
  })

  it('a trail’s page and its notice have nothing serious against WCAG 2.2 AA', async () => {
    const { page, quiet } = await running.open('/trails?lang=zh&list=all')
    await rows(page).first().waitFor()
    await openFirst(page)
    await quiet()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('link', { name: '封堵告示' }).click()
    await page.locator('.notice-part').first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })
})

describe('a county without trails', () => {
  const bare = runProduct({ DEMO: 'none' })

  it('is told how trails come to be listed', async () => {
    const line = {
      name: { en: 'Short line', zh: '短线' },
      path: [
        [104.7, 22.9],
        [104.72, 22.9],
      ],
      homeSide: 'left',
      source: 'drawn by hand',
      approximate: true,
    }
    const loaded = await fetch(`${bare.product.address}/api/collections/border-lines/items`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify(line),
    })
    expect(loaded.status).toBe(201)
    const { page } = await bare.open('/trails?lang=en')
    await page.getByText('No trails are on record.').waitFor()
  })
})
