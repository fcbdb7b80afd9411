import { Button, Group, Modal, Textarea, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { locate, pathLengthM } from '../../geo/chainage.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import type { Position } from '../../geo/units.ts'
import { useCollection } from '../api/collections.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { withPath } from './barrierBody.ts'
import { readPlace, readPlaces, type PlaceError, type PlaceGround } from './readPlaces.ts'
import type { Desk } from './usePlanDesk.ts'

const noMarkers: PlaceGround['markers'] = []

function usePlaceGround({ line, tools }: Desk): PlaceGround {
  const markers = useCollection('markers').data
  const { offsetM } = tools
  return useMemo(
    () => ({
      line,
      offsetM,
      markers:
        markers?.flatMap(({ properties: { lineId, number, chainageM } }) =>
          lineId === line.id ? [{ number, chainageM }] : [],
        ) ?? noMarkers,
    }),
    [line, offsetM, markers],
  )
}

const errorWord = {
  unreadable: 'placeUnreadable',
  'beyond-line': 'placeBeyond',
  'no-marker': 'placeNoMarker',
  'far-away': 'placeFar',
  'no-length': 'placeNoLength',
} as const satisfies Record<PlaceError, string>

/** Places typed or pasted, one a row: they become parts of the draft in one step. */
export function TypeDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const { t } = useTranslation('plan')
  const { length, number } = useQuantities()
  const ground = usePlaceGround(desk)
  const [text, setText] = useState('')
  const { paths, errors } = useMemo(() => readPlaces(text, ground), [text, ground])
  const drawn = paths.filter((path) => path.length > 1)
  const places = paths.reduce((sum, path) => sum + path.length, 0)
  const isReady = errors.length === 0 && drawn.length > 0 && drawn.length === paths.length
  const add = () => {
    if (!isReady) return
    desk.inHand.change((from) => ({
      ...from,
      parts: drawn.reduce((parts, path) => withPath(parts, path), from.parts),
    }))
    desk.view.flyTo(drawn.flat())
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('typeTitle')} size="lg" centered>
      <p className="plan-quiet plan-type-how">{t('typeHow', { offset: number(ground.offsetM) })}</p>
      <Textarea
        data-autofocus
        autosize
        minRows={6}
        maxRows={16}
        aria-label={t('typeTitle')}
        placeholder={t('typeExample')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) add()
        }}
      />
      <ul className="plan-type-errors" aria-live="polite">
        {errors.slice(0, 6).map(({ row, text: typed, error }) => (
          <li key={row} className="plan-fault-note">
            {t('placeRow', { row, text: typed })} {t(errorWord[error])}
          </li>
        ))}
        {errors.length > 6 && <li className="plan-quiet">{t('moreErrors', { count: errors.length - 6 })}</li>}
      </ul>
      <Group justify="space-between" mt="md">
        <span className="plan-quiet" role="status">
          {places === 0
            ? ''
            : t('placesRead', {
                places,
                parts: paths.length,
                length: length(drawn.reduce((sum, path) => sum + pathLengthM(path), 0)),
              })}
        </span>
        <Group>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button disabled={!isReady} onClick={add}>
            {t('addPlaces')}
          </Button>
        </Group>
      </Group>
    </Modal>
  )
}

/** Where the chosen point stands, to be typed anew. */
export function TypePointDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const { t } = useTranslation('plan')
  const ground = usePlaceGround(desk)
  const { chosen, movePoint } = desk.tools.edits
  const standing: Position | undefined =
    chosen?.vertex === undefined ? undefined : desk.inHand.draft?.parts[chosen.part]?.path[chosen.vertex]
  const [text, setText] = useState(() => {
    if (standing === undefined) return ''
    const { chainageM, offsetM } = locate(ground.line, standing)
    return t('placeTyped', { chainage: formatChainage(chainageM), offset: offsetM.toFixed(1) })
  })
  const read = readPlace(text, ground)
  const isRead = typeof read !== 'string'
  const move = () => {
    if (!isRead) return
    movePoint(read)
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('typePointTitle', {
        point: (chosen?.vertex ?? 0) + 1,
        part: (chosen?.part ?? 0) + 1,
      })}
      centered
    >
      <TextInput
        data-autofocus
        aria-label={t('place')}
        value={text}
        error={isRead || text === '' ? undefined : t(errorWord[read])}
        description={standing === undefined ? '' : `${standing[1].toFixed(7)}, ${standing[0].toFixed(7)}`}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') move()
        }}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button disabled={!isRead} onClick={move}>
          {t('movePoint')}
        </Button>
      </Group>
    </Modal>
  )
}
