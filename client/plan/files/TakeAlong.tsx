import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../account/me.ts'
import { useAttempt } from '../../account/useAttempt.ts'
import { sendCall } from '../../api/request.ts'
import { download } from '../../save/download.ts'
import { useServerClock } from '../../shell/serverClock.ts'
import { Refusal } from '../../shell/Refusal.tsx'
import type { DraftGround } from '../../../geo/draftGround.ts'
import type { Position } from '../../../geo/units.ts'
import { useSheet } from '../sheet/useSheet.tsx'
import type { PlanTerrain } from '../terrain/useElevation.ts'
import type { WorkingDraft } from '../workingDraft.ts'
import { fileNameOf, noteOf } from './fileName.ts'
import { takenBarrier, zoneOf, type TakenBarrier } from './takenBarrier.ts'
import { useFileWords } from './useFileWords.ts'
import { writeDxf } from './writeDxf.ts'
import { writeGeoJson } from './writeGeoJson.ts'
import { writeGpx } from './writeGpx.ts'
import { writeKml, type KmlWords } from './writeKml.ts'

interface Format {
  readonly name: 'GeoJSON' | 'KML' | 'GPX' | 'DXF'
  readonly ending: string
  readonly type: string
  readonly label: 'asGeoJson' | 'asKml' | 'asGpx' | 'asDxf'
  readonly write: (taken: TakenBarrier, words: KmlWords, madeMs: number) => string
}

const formats: readonly Format[] = [
  { name: 'GPX', ending: 'gpx', type: 'application/gpx+xml', label: 'asGpx', write: writeGpx },
  { name: 'DXF', ending: 'dxf', type: 'image/vnd.dxf', label: 'asDxf', write: writeDxf },
  {
    name: 'KML',
    ending: 'kml',
    type: 'application/vnd.google-earth.kml+xml',
    label: 'asKml',
    write: writeKml,
  },
  {
    name: 'GeoJSON',
    ending: 'geojson',
    type: 'application/geo+json',
    label: 'asGeoJson',
    write: writeGeoJson,
  },
]

interface TakeAlongProps {
  /** What it is measured against; undefined while that is on the way. */
  ground: DraftGround | undefined
  terrain: PlanTerrain
  /** As it is drawn. */
  barrier: WorkingDraft
  /** It is not saved so. */
  isUnsaved: boolean
  atMs: number
  /** Up to which act the page knows everything. */
  sequence: number | undefined
}

/** A draft or barrier as a file to build from, once the server has written down who takes it along. */
export function TakeAlong({ ground, terrain, barrier, isUnsaved, atMs, sequence }: TakeAlongProps) {
  const { t } = useTranslation('planFiles')
  const { t: sheetWord } = useTranslation('planSheet')
  const { attempt, isSending, refusal } = useAttempt()
  const madeMs = useServerClock()
  const wordsOf = useFileWords()
  const { make, maker } = useSheet()
  const [sheetFailed, setSheetFailed] = useState(false)
  if (!useMay('make-exports') || ground === undefined || !barrier.parts.some(({ path }) => path.length >= 2))
    return null
  const zone = zoneOf(barrier.parts.map(({ path }): readonly Position[] => path))
  const isDrawing = maker !== false
  /** Who takes it along is written down before it is there to be taken. */
  const noted = async (format: string) => {
    setSheetFailed(false)
    const taken = takenBarrier(ground.line, barrier, atMs)
    const words = wordsOf(taken)
    await sendCall({ method: 'POST', address: '/exports', body: { what: noteOf(words.name, format) } })
    return { taken, words }
  }
  const take = ({ name, ending, type, write }: Format) =>
    attempt(async () => {
      const { taken, words } = await noted(name)
      const content = write({ ...taken, name: named(barrier, words.name) }, words, madeMs)
      download(fileNameOf(words.name, ending), new Blob([content], { type }))
    })
  const takeSheet = () =>
    attempt(async () => {
      const { words } = await noted('PDF')
      await make({ barrier, isUnsaved, ground, terrain, atMs, madeMs, sequence }).then(
        (file) =>
          download(
            fileNameOf(words.name, 'pdf'),
            new Blob([new Uint8Array(file)], { type: 'application/pdf' }),
          ),
        () => setSheetFailed(true),
      )
    })
  return (
    <section className="plan-take" aria-label={t('takeAlong')}>
      <Menu shadow="md" position="bottom-start">
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            loading={isSending && !isDrawing}
            disabled={isDrawing}
            leftSection={<IconDownload size={15} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            <span aria-live="polite">{isDrawing ? sheetWord('drawing') : t('takeAlong')}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void takeSheet()}>{sheetWord('asSheet')}</Menu.Item>
          {formats.map((format) => (
            <Menu.Item key={format.name} onClick={() => void take(format)}>
              {t(format.label, { zone: zone.number })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {maker}
      <Refusal sentence={sheetFailed ? sheetWord('notDrawn') : refusal} />
    </section>
  )
}

/** A draft may have no name yet; a file says what it is all the same. */
const named = ({ name }: WorkingDraft, shown: string) => ({ en: name.en || shown, zh: name.zh || shown })
