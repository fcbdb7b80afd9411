import { describe, expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'
import { seriousFaults } from './seriousFaults.ts'

const running = runProduct({ DEMO: 'malipo' })

const first = async (collection: string): Promise<string> => {
  const items = `${running.product.address}/api/collections/${collection}/items?limit=1`
  return ((await (await fetch(items)).json()) as { features: { id: string }[] }).features[0]!.id
}

/** The address of each screen of the phone, apart from those that only a refused or sent entry has. */
async function screens(): Promise<string[]> {
  const [trail, barrier, checkpoint] = [
    await first('trails'),
    await first('barriers'),
    await first('checkpoints'),
  ]
  return [
    '',
    '&choose=1',
    '&kept=1',
    '&map=1',
    '&outbox=1',
    `&trail=${trail}`,
    ...['sealed', 'verified', 'breached', 'reopened'].map((act) => `&trail=${trail}&act=${act}`),
    `&correct=${trail}`,
    `&damage=${barrier}`,
    '&found=1',
    '&report=1',
    '&incident=',
    '&note=ground',
    '&handover=',
    `&handover=${checkpoint}`,
  ]
}

describe('the field with letters twice as large', () => {
  it.each([
    { language: 'en', width: 360, height: 640 },
    { language: 'zh', width: 390, height: 844 },
  ])(
    'in $language at $width × $height shows all of each screen, and nothing beside it',
    async ({ language, width, height }) => {
      const { page } = await running.open(`/field?lang=${language}`, {
        viewport: { width, height },
        hasTouch: true,
        isMobile: true,
      })
      const faults: object[] = []
      for (const screen of await screens()) {
        await page.goto(`${running.product.address}/field?lang=${language}${screen}`)
        // The text size that is set in a browser is the size of the root's letters.
        await page.evaluate(() => {
          document.documentElement.style.fontSize = '200%'
        })
        await page.locator('.field-main, .field-map-notes').first().waitFor()
        expect(
          await page.evaluate(() =>
            Number.parseFloat(getComputedStyle(document.querySelector('.field')!).fontSize),
          ),
        ).toBe(34)
        const beside = await page.evaluate(
          () =>
            [...document.querySelectorAll('.field *')].filter((element) => {
              const { left, right, width } = element.getBoundingClientRect()
              const isMap = element.closest('.field-map-ground, svg') !== null
              return !isMap && width > 0 && (left < -1 || right > document.documentElement.clientWidth + 1)
            }).length,
        )
        // What lies half under the foot is scrolled out from under it.
        await page.evaluate(() => {
          for (const foot of document.querySelectorAll<HTMLElement>('.field-actions, .field-outbox'))
            foot.style.position = 'static'
        })
        const serious = await seriousFaults(page)
        if (beside > 0 || serious.length > 0) faults.push({ screen, beside, serious })
      }
      expect(faults).toEqual([])
      await page.context().close()
    },
    300_000,
  )
})
