import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listBackups } from '../../data/store/backupFiles.ts'
import { restore } from '../../data/store/restore.ts'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo', BACKUP_EVERY: '0' })
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

interface TrailItem {
  id: string
  properties: { number: number; status: string | null; unsealed: boolean }
}

async function trails(): Promise<TrailItem[]> {
  const items = await fetch(`${running.product.address}/api/collections/trails/items?limit=1000`)
  return ((await items.json()) as { features: TrailItem[] }).features
}

it('after a backup was put back every page says what is gone, and a phone sends its own again', async () => {
  const { address, dataDir } = running.product
  expect((await fetch(`${address}/api/backups`, { method: 'POST' })).status).toBe(201)
  const open = (await trails()).find(({ properties }) => properties.unsealed)
  if (open === undefined) throw new Error('the demonstration has no open trail')
  const { page, errors } = await running.open('/field?lang=en', phone)
  await page.getByRole('searchbox', { name: 'Trail number' }).fill(String(open.properties.number))
  await page.locator('.field-list button').first().click()
  await page.getByRole('button', { name: 'Mark as sealed' }).click()
  await page.getByRole('radio', { name: 'Wire' }).click()
  await page.getByRole('button', { name: /^Send/ }).click()
  await page.locator('.field-receipt-time').waitFor()
  await page.getByRole('button', { name: 'Done' }).click()

  await running.product.restart(() => {
    const backups = join(dataDir, 'backups')
    restore(dataDir, join(backups, listBackups(backups)[0]?.name ?? ''), Date.now())
  })
  expect((await trails()).find(({ id }) => id === open.id)?.properties.status).not.toBe('sealed')

  const band = page.locator('.storage-band[data-state="restored"]')
  await band.getByText(/acts? entered after that (is|are) gone/).waitFor()
  await page.getByText('1 gone from the server').waitFor()
  await page.locator('.field-outbox-button').click()
  await page.getByRole('heading', { name: 'Gone from the server' }).waitFor()
  if (process.env['PICTURES'] !== undefined)
    await page.screenshot({ path: `${process.env['PICTURES']}/lost.png` })
  await page.getByRole('button', { name: 'Send again' }).click()
  await expect
    .poll(async () => (await trails()).find(({ id }) => id === open.id)?.properties.status)
    .toBe('sealed')
  await page.getByRole('heading', { name: 'Sent' }).waitFor()
  await expect.poll(() => page.getByText('Gone from the server').count()).toBe(0)

  const desk = await running.open('/?lang=zh')
  const onDesk = desk.page.locator('.storage-band[data-state="restored"]')
  await onDesk.getByText('请补录缺失内容').waitFor()
  if (process.env['PICTURES'] !== undefined)
    await desk.page.screenshot({ path: `${process.env['PICTURES']}/restored.png` })
  await onDesk.getByRole('button', { name: '不再向所有人提示' }).click()
  await onDesk.waitFor({ state: 'detached' })
  await desk.page.reload()
  await desk.page.locator('.overview-side').waitFor()
  expect(await onDesk.count()).toBe(0)
  expect([...errors, ...desk.errors].filter((text) => !/ERR_|Failed to (load|fetch)/.test(text))).toEqual([])
}, 240_000)
