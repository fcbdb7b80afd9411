import type { Place } from './paintPage.ts'

/** What a style sheet says of a drawing is written into its copy, which has no style sheet. */
const told = ['fill', 'stroke', 'stroke-width', 'opacity', 'font-family', 'font-size', 'font-weight'] as const

/** Draws an SVG drawing of the page as it looks there. */
export async function paintDrawing(
  pen: CanvasRenderingContext2D,
  drawing: SVGSVGElement,
  { xPx, yPx, widthPx, heightPx }: Place,
): Promise<void> {
  if (widthPx === 0 || heightPx === 0) return
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const originals = [drawing, ...drawing.querySelectorAll('*')]
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(originals[index] ?? drawing)
    for (const name of told) element.setAttribute(name, style.getPropertyValue(name))
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(widthPx))
  copy.setAttribute('height', String(heightPx))
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
  await image.decode()
  pen.drawImage(image, xPx, yPx, widthPx, heightPx)
}
