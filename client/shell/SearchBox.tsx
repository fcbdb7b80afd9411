import { Kbd, Modal, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { findPlaces, type FoundPlace, type NamedPlace } from './findPlaces.ts'
import { useViewState } from './viewState.ts'

/** Ctrl/Cmd+K: a kilometre, marker, trail, checkpoint, device, barrier, port or coordinates. */
export function SearchBox() {
  const { t } = useTranslation('shell')
  const [opened, { open, close }] = useDisclosure(false)
  useHotkeys([['mod+K', open]], [])
  return (
    <>
      <UnstyledButton
        className="search-button"
        onClick={open}
        aria-haspopup="dialog"
        aria-label={t('search')}
      >
        <IconSearch size={16} aria-hidden />
        <span>{t('search')}</span>
        <Kbd size="xs">Ctrl K</Kbd>
      </UnstyledButton>
      <Modal.Root opened={opened} onClose={close} padding="sm" size={560} yOffset="12vh">
        <Modal.Overlay />
        <Modal.Content aria-label={t('search')}>
          <Modal.Body>{opened && <SearchList onDone={close} />}</Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  )
}

function useNamedPlaces(): NamedPlace[] {
  const trails = useCollection('trails').data
  const checkpoints = useCollection('checkpoints').data
  const barriers = useCollection('barriers').data
  const devices = useCollection('devices').data
  const ports = useCollection('ports').data
  const tradePoints = useCollection('trade-points').data
  return useMemo(() => {
    const named = (
      kind: NamedPlace['kind'],
      features:
        | readonly { id: string; properties: { lineId: string; name: NamedPlace['name'] } }[]
        | undefined,
    ): NamedPlace[] =>
      (features ?? []).map(({ id, properties }) => ({
        kind,
        id,
        lineId: properties.lineId,
        name: properties.name,
      }))
    return [
      ...named('port', ports),
      ...(trails ?? []).map(({ id, properties }) => ({
        kind: 'trail' as const,
        id,
        lineId: properties.lineId,
        name: properties.name,
        number: properties.number,
      })),
      ...named('checkpoint', checkpoints),
      ...named('trade-point', tradePoints),
      ...named('barrier', barriers),
      ...named('device', devices),
    ]
  }, [trails, checkpoints, barriers, devices, ports, tradePoints])
}

function SearchList({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('shell')
  const { compiledLines } = useCounty()
  const { lineId, select } = useViewState()
  const places = useNamedPlaces()
  const markers = useCollection('markers').data
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const found = useMemo(
    () =>
      findPlaces(text, {
        lines: compiledLines,
        lineId,
        places,
        markers: (markers ?? []).map(({ properties }) => properties),
      }),
    [text, compiledLines, lineId, places, markers],
  )
  const choose = (place: FoundPlace | undefined) => {
    if (place === undefined) return
    select(place.selection, place.lineId)
    onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Enter') choose(found[active])
    else return
    event.preventDefault()
  }
  return (
    <>
      <TextInput
        data-autofocus
        leftSection={<IconSearch size={16} />}
        placeholder={t('searchHint')}
        aria-label={t('search')}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls="search-found"
        aria-activedescendant={found.length > 0 ? `search-found-${active}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id="search-found" role="listbox" aria-label={t('search')} className="search-found">
        {found.map((place, index) => (
          <UnstyledButton
            key={index}
            id={`search-found-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="search-row"
            onMouseEnter={() => setActive(index)}
            onClick={() => choose(place)}
          >
            <FoundRow place={place} />
          </UnstyledButton>
        ))}
      </div>
      {text.trim() !== '' && found.length === 0 && (
        <Text size="sm" c="dimmed" p="xs" role="status">
          {t('nothingFound')}
        </Text>
      )}
    </>
  )
}

function FoundRow({ place }: { place: FoundPlace }) {
  const { t } = useTranslation('domain')
  const { t: shell } = useTranslation('shell')
  const nameOf = useNameOf()
  const { lines } = useCounty()
  const line = lines.find(({ id }) => id === place.lineId)
  const [title, kind] = ((): [string, string] => {
    switch (place.kind) {
      case 'kilometre':
        return [formatChainage(place.atM), t('kilometre')]
      case 'coordinates':
        return [place.text, `${shell('coordinates')} · ${formatChainage(place.atM)}`]
      case 'marker':
        return [place.text, `${t('marker')} · ${formatChainage(place.atM)}`]
      case 'trail':
        return [nameOf(place.place.name), `${t('trail')} ${place.place.number ?? ''}`]
      case 'checkpoint':
      case 'barrier':
      case 'device':
      case 'port':
        return [nameOf(place.place.name), t(place.kind)]
      case 'trade-point':
        return [nameOf(place.place.name), t('tradePoint')]
    }
  })()
  return (
    <>
      <Text size="sm" fw={600} truncate>
        {title}
      </Text>
      <Text size="sm" c="dimmed" truncate>
        {kind}
        {lines.length > 1 && line !== undefined && ` · ${nameOf(line.name)}`}
      </Text>
    </>
  )
}
