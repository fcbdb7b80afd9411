import { expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'

const running = runProduct({ DEMO: 'malipo', ACCOUNTS: 'on' })

/** So much of a page, its scripts and its styles may come before a phone shows something, compressed. */
const mostBytes = 350_000
const counted = ['Document', 'Script', 'Stylesheet']

it('a phone that comes for the first time loads less than 350 kB, and no map, before its first screen', async () => {
  const context = await running.browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' })
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  const loaded = new Map<string, { type: string; path: string; bytes: number }>()
  wire.on('Network.responseReceived', ({ requestId, type, response }) =>
    loaded.set(requestId, { type, path: new URL(response.url).pathname, bytes: 0 }),
  )
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = loaded.get(requestId)
    if (one !== undefined) one.bytes = encodedDataLength
  })
  await page.goto(`${running.product.address}/field?lang=en`)
  await page.getByRole('button', { name: /^Duty officer/ }).click()
  await page.getByText('Trails of my stretch').waitFor()
  const parts = [...loaded.values()].filter(({ type }) => counted.includes(type))
  expect(parts.map(({ path }) => path)).toContain('/field')
  expect(parts.filter(({ type }) => type === 'Script').length).toBeGreaterThan(0)
  expect(parts.filter(({ path }) => /map/i.test(path))).toEqual([])
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0)
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThan(mostBytes)
  await context.close()
})
