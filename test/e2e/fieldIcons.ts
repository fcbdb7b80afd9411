/**
 * `npm run icons`: draws the icons of the installed field from the product's own mark, in
 * `client/public/icons`.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startBrowser } from './product.ts'

const shown = join(import.meta.dirname, '..', '..', 'client', 'public')
const mark = readFileSync(join(shown, 'icon.svg'), 'utf8')
const icons = join(shown, 'icons')
mkdirSync(icons, { recursive: true })

/** A phone cuts a maskable icon to its own shape: it is full to the edge, with the mark well inside. */
const square = mark.replace('rx="7"', '')
const withRoom = square.replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"')

const browser = await startBrowser()
const page = await browser.newPage()
for (const [name, px, drawing, ground] of [
  ['field-192', 192, mark, 'transparent'],
  ['field-512', 512, mark, 'transparent'],
  ['field-maskable-512', 512, withRoom, '#2B2D8C'],
] as const) {
  await page.setViewportSize({ width: px, height: px })
  await page.setContent(
    `<style>body{margin:0;background:${ground}}svg{display:block;width:100vw;height:100vh}</style>${drawing}`,
  )
  await page.screenshot({ path: join(icons, `${name}.png`), omitBackground: true })
}
await browser.close()
