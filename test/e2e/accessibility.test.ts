import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { runProduct } from './runProduct.ts'

interface Violation {
  id: string
  impact: string | null
  nodes: { target: string[]; html: string }[]
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** WCAG 2.2 level A and AA, as axe can tell by itself. */
const asked = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then((found) => found.violations)`

const running = runProduct({ DEMO: 'malipo' })

const phone = { viewport: { width: 390, height: 844 } }

describe('what axe finds on a page', () => {
  it.each([
    ['the overview', '/?lang=en', '.gap-row', {}],
    ['the overview, compared', '/?lang=zh&kind=compared', '.promises', {}],
    ['the planner', '/plan?lang=zh', '.plan-side', {}],
    ['the field page', '/field?lang=zh', '.field-list button', phone],
    ['the about page', '/about?lang=en', 'h1, h2', {}],
  ] as const)('%s has nothing serious against WCAG 2.2 AA', async (_name, path, shown, options) => {
    const { page, quiet } = await running.open(path, options)
    await page.locator(shown).first().waitFor()
    await quiet()
    await page.evaluate(axeSource)
    const violations: Violation[] = await page.evaluate(asked)
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
    expect(serious).toEqual([])
    await page.context().close()
  })
})
