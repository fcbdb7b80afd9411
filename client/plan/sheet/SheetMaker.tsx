import type { Map as MapLibreMap } from 'maplibre-gl'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { CountySettings } from '../../../data/model/countySettings.ts'
import type { PlanningRules } from '../../../data/model/planningRules.ts'
import type { DraftGround } from '../../../geo/draftGround.ts'
import { useSettings } from '../../api/administration.ts'
import { usePlanningRules } from '../../api/planning.ts'
import { useLanguage } from '../../i18n/language.ts'
import { paintPage } from '../../save/paintPage.ts'
import { draftWorth } from '../draftWorth.ts'
import { takenBarrier } from '../files/takenBarrier.ts'
import type { WorkingDraft } from '../workingDraft.ts'
import type { PlanTerrain } from '../terrain/useElevation.ts'
import { scaleAt } from './roundScale.ts'
import type { SheetMapPicture } from './sheetContent.ts'
import { SheetMap } from './SheetMap.tsx'
import { useSheetText } from './useSheetText.ts'

/** What a sheet is made of. */
export interface SheetOrder {
  readonly barrier: WorkingDraft
  readonly isUnsaved: boolean
  readonly ground: DraftGround
  readonly terrain: PlanTerrain
  readonly atMs: number
  readonly madeMs: number
  readonly sequence: number | undefined
}

interface SheetMakerProps {
  order: SheetOrder
  onMade: (file: Uint8Array) => void
  onFailed: (reason: unknown) => void
}

/** Draws the sheet out of sight and answers it as a PDF. */
export function SheetMaker(props: SheetMakerProps) {
  const settings = useSettings().data
  const planning = usePlanningRules().data
  if (settings === undefined || planning === undefined) return null
  return <Maker {...props} settings={settings} planning={planning} />
}

interface MakerProps extends SheetMakerProps {
  settings: Pick<CountySettings, 'classification' | 'watermark'>
  planning: PlanningRules & { version: number }
}

function Maker({ order, settings, planning, onMade, onFailed }: MakerProps) {
  const { barrier, ground, atMs, madeMs } = order
  const { language } = useLanguage()
  const worth = useMemo(() => worthOf(order, planning), [order, planning])
  const text = useSheetText({
    ...order,
    ...worth,
    heights: order.terrain.records,
    settings,
    planning,
    version: barrier.version,
  })
  const positions = useMemo(
    () => worth.taken.parts.flatMap(({ vertices }) => vertices.map(({ position }) => position)),
    [worth],
  )
  const make = async (map: SheetMapPicture | null): Promise<Uint8Array> => {
    const [{ buildSheet }, { canvasLetters }] = await Promise.all([
      import('./buildSheet.ts'),
      import('./canvasLetters.ts'),
    ])
    const facts = { title: text.name, subject: text.foot, language, madeMs }
    return buildSheet({ ...worth, text, ground, map }, facts, canvasLetters())
  }
  const latest = useRef(make)
  useEffect(() => {
    latest.current = make
  })
  const finish = useCallback(
    (drawn: Promise<SheetMapPicture | null>) =>
      void drawn.then((map) => latest.current(map)).then(onMade, onFailed),
    [onMade, onFailed],
  )
  const hasGraphics = useMemo(() => document.createElement('canvas').getContext('webgl2') !== null, [])
  useEffect(() => {
    if (!hasGraphics) finish(Promise.resolve(null))
  }, [hasGraphics, finish])
  const onDrawn = useCallback(
    (place: HTMLElement, map: MapLibreMap) => finish(pictureOf(place, map)),
    [finish],
  )
  return hasGraphics ? <SheetMap positions={positions} atMs={atMs} onDrawn={onDrawn} /> : null
}

function worthOf({ barrier, ground, terrain, atMs }: SheetOrder, planning: PlanningRules) {
  const drawn = barrier.parts.filter(({ path }) => path.length >= 2)
  const paths = drawn.map(({ path }) => path)
  const difficulties = drawn.map(({ difficulty = 'ordinary' }) => difficulty)
  return {
    taken: takenBarrier(ground.line, barrier, atMs),
    difficulties,
    ...draftWorth(ground, planning, { type: barrier.type, paths, difficulties }, terrain.elevation),
  }
}

async function pictureOf(place: HTMLElement, map: MapLibreMap): Promise<SheetMapPicture> {
  const { canvas, texts } = await paintPage(place)
  const picture = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height)
  if (picture === undefined) throw new Error('this browser draws no canvas')
  return {
    picture,
    texts,
    project: ([lon, lat]) => {
      const { x, y } = map.project([lon, lat])
      return [x, y]
    },
    // A scale within a thousandth of a round one was meant to be it.
    scale: Number(scaleAt(map.getCenter().lat, map.getZoom()).toPrecision(3)),
  }
}
