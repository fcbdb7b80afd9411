import { describe, expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'
import { seriousFaults } from './seriousFaults.ts'

const running = runProduct({ DEMO: 'malipo' })

const wide = { viewport: { width: 1920, height: 1080 } }
const phone = { viewport: { width: 390, height: 844 } }

describe('what axe finds on a page', () => {
  it.each([
    ['the overview', '/?lang=en', '.gap-row', {}],
    ['the overview, compared', '/?lang=zh&kind=compared', '.promises', {}],
    ['the people of the line', '/people?lang=en', '.chief-strip-drawn svg path', {}],
    ['the people of the line on a phone', '/people?lang=zh', '.chief-strip-drawn svg path', phone],
    ['the rosters', '/rosters?lang=en', 'table', {}],
    ['the rosters on a phone', '/rosters?lang=zh', 'table', phone],
    ['the plans on file', '/plans-on-file?lang=en', 'table', {}],
    ['the plans on file on a phone', '/plans-on-file?lang=zh', 'table', phone],
    ['the plans of patrols', '/patrols?lang=en', '.patrol-chart', {}],
    ['the lines in administration', '/admin?part=lines&lang=zh', 'table', {}],
    ['the planner', '/plan?lang=zh', '.plan-side', {}],
    ['the field page', '/field?lang=zh', '.field-list button', phone],
    ['the wall', '/wall?lang=en', '.wall-gaps li', wide],
    ['the wall in Chinese', '/wall?lang=zh', '.wall-gaps li', wide],
    ['the about page', '/about?lang=en', 'h1, h2', {}],
  ] as const)('%s has nothing serious against WCAG 2.2 AA', async (_name, path, shown, options) => {
    const { page, quiet } = await running.open(path, options)
    await page.locator(shown).first().waitFor()
    await quiet()
    expect(await seriousFaults(page)).toEqual([])
    await page.context().close()
  })
})
