import './photos.css'
import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { jpegOf } from '../../photos/jpegOf.ts'
import { blockAt, blocksUnder, meanColour, type PicturePoint } from '../../photos/mosaic.ts'
import { keptPhoto } from '../photoShelf.ts'

interface BlurEditorProps {
  /** As the photo is kept on this phone. */
  id: string
  /** The picture with what was wiped made unreadable; undefined where it stays as it was. */
  onDone: (blurred: Blob | undefined) => void
}

/** As wide as a fingertip, on the screen. */
const brushPx = 22

/** One photo, filling the screen: what a finger wipes over becomes a mosaic in the picture itself. */
export function BlurEditor({ id, onDone }: BlurEditorProps) {
  const { t } = useTranslation('photos')
  const canvas = useRef<HTMLCanvasElement>(null)
  const original = useOriginal(id, canvas)
  const wiping = useRef<PicturePoint[] | undefined>(undefined)
  const [strokes, setStrokes] = useState<readonly ReadonlySet<number>[]>([])
  const isWiped = strokes.length > 0

  const pointOf = (event: PointerEvent<HTMLCanvasElement>): { at: PicturePoint; scale: number } => {
    const { left, top, width } = event.currentTarget.getBoundingClientRect()
    const scale = event.currentTarget.width / width
    return { at: { x: (event.clientX - left) * scale, y: (event.clientY - top) * scale }, scale }
  }
  const wipe = (event: PointerEvent<HTMLCanvasElement>) => {
    if (wiping.current === undefined || original === undefined) return
    const { at, scale } = pointOf(event)
    const last = wiping.current.at(-1) ?? at
    wiping.current.push(at)
    const touched = blocksUnder([last, at], brushPx * scale, original)
    draw(event.currentTarget, original, touched)
    setStrokes((before) => [...before.slice(0, -1), new Set([...(before.at(-1) ?? []), ...touched])])
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    wiping.current = []
    setStrokes((before) => [...before, new Set()])
    wipe(event)
  }
  const undo = () => {
    const left = strokes.slice(0, -1)
    setStrokes(left)
    if (canvas.current === null || original === undefined) return
    canvas.current.getContext('2d')?.drawImage(original, 0, 0)
    for (const touched of left) draw(canvas.current, original, touched)
  }
  const finish = async () => {
    if (canvas.current !== null) onDone(isWiped ? await jpegOf(canvas.current) : undefined)
  }

  return (
    <div className="blur" role="dialog" aria-modal="true" aria-label={t('blurPhoto')}>
      <p className="blur-hint">{t('blurLong')}</p>
      <div className="blur-picture">
        <canvas
          ref={canvas}
          className="blur-canvas"
          onPointerDown={begin}
          onPointerMove={wipe}
          onPointerUp={() => (wiping.current = undefined)}
          onPointerCancel={() => (wiping.current = undefined)}
        />
      </div>
      <div className="field-pair">
        <button type="button" className="field-button" disabled={!isWiped} onClick={undo}>
          {t('blurUndo')}
        </button>
        <button type="button" className="field-button" onClick={() => onDone(undefined)}>
          {t('blurCancel')}
        </button>
      </div>
      <button
        type="button"
        className="field-button field-button-main field-wide"
        disabled={original === undefined}
        onClick={() => void finish()}
      >
        {t('blurDone')}
      </button>
    </div>
  )
}

/** The kept photo as a canvas of its own, drawn on the one that is shown as soon as it is read. */
function useOriginal(id: string, shown: React.RefObject<HTMLCanvasElement | null>) {
  const [original, setOriginal] = useState<HTMLCanvasElement | undefined>(undefined)
  useEffect(() => {
    let left = false
    const read = async () => {
      const photo = await keptPhoto(id).catch(() => undefined)
      if (photo === undefined) return
      const picture = await createImageBitmap(photo)
      if (!left && shown.current !== null) {
        const copy = document.createElement('canvas')
        for (const one of [copy, shown.current]) {
          one.width = picture.width
          one.height = picture.height
          one.getContext('2d', { willReadFrequently: one === copy })?.drawImage(picture, 0, 0)
        }
        setOriginal(copy)
      }
      picture.close()
    }
    void read()
    return () => {
      left = true
    }
  }, [id, shown])
  return original
}

/** Each block in the mean of what was there: read from the photo itself, so that wiping twice is wiping once. */
function draw(canvas: HTMLCanvasElement, original: HTMLCanvasElement, blocks: ReadonlySet<number>): void {
  const [from, to] = [original.getContext('2d'), canvas.getContext('2d')]
  if (from === null || to === null) return
  for (const number of blocks) {
    const { x, y, width, height } = blockAt(number, original)
    to.fillStyle = meanColour(from.getImageData(x, y, width, height).data)
    to.fillRect(x, y, width, height)
  }
}
