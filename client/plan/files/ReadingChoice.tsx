import { Checkbox, Group, NumberInput, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { epsgOf, gridZone } from '../../../geo/gaussKruger.ts'
import type { Reading } from './reading.ts'

const kinds = ['degrees', 'zoned', 'grid'] as const
type Kind = (typeof kinds)[number]

interface ReadingChoiceProps {
  reading: Reading
  /** The zone to begin with where the file has none. */
  zoneNumber: number
  onChange: (reading: Reading) => void
}

/** What the numbers of a file mean; it comes as it was found and can be changed. */
export function ReadingChoice({ reading, zoneNumber, onChange }: ReadingChoiceProps) {
  const { t } = useTranslation('planFiles')
  const kind: Kind = reading.kind === 'degrees' ? 'degrees' : reading.zoned ? 'zoned' : 'grid'
  const zone = reading.kind === 'grid' ? reading.zone : gridZone(zoneNumber)
  const epsg = epsgOf(zone, kind === 'zoned')
  const as = (next: Kind, number: number, swapped: boolean) =>
    onChange(
      next === 'degrees'
        ? { kind: 'degrees', swapped }
        : { kind: 'grid', zone: gridZone(number), zoned: next === 'zoned', swapped },
    )
  return (
    <Group gap="sm" align="flex-start">
      <Select
        size="xs"
        w={300}
        label={t('coordinates')}
        allowDeselect={false}
        value={kind}
        data={kinds.map((value) => ({ value, label: t(`reading.${value}`) }))}
        onChange={(value) => {
          const next = kinds.find((one) => one === value)
          if (next !== undefined) as(next, zone.number, reading.swapped)
        }}
      />
      {kind !== 'degrees' && (
        <NumberInput
          size="xs"
          w={190}
          label={t('zone')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={
            epsg === null
              ? t('zoneLongPlain', { meridian: zone.centralMeridianDeg })
              : t('zoneLong', { meridian: zone.centralMeridianDeg, epsg })
          }
          min={1}
          max={120}
          allowDecimal={false}
          value={zone.number}
          onChange={(value) => typeof value === 'number' && as(kind, value, reading.swapped)}
        />
      )}
      <Checkbox
        size="xs"
        mt={28}
        label={t(kind === 'degrees' ? 'swappedDegrees' : 'swappedGrid')}
        checked={reading.swapped}
        onChange={(event) => as(kind, zone.number, event.currentTarget.checked)}
      />
    </Group>
  )
}
