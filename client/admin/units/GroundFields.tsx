import { ActionIcon, Button, NativeSelect, Text } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../api/county.ts'
import { useNameOf } from '../../i18n/language.ts'
import { ChainageInput } from '../../overview/inspect/ChainageInput.tsx'

/** A stretch of a line; `NaN` while what is typed is no chainage. */
export interface GroundPiece {
  readonly lineId: string
  readonly fromM: number
  readonly toM: number
}

interface GroundFieldsProps {
  ground: readonly GroundPiece[]
  error: ReactNode
  onChange: (ground: readonly GroundPiece[]) => void
}

/** The ground of a unit, as stretches of the county's lines. */
export function GroundFields({ ground, error, onChange }: GroundFieldsProps) {
  const { t } = useTranslation('admin')
  const nameOf = useNameOf()
  const { lines } = useCounty()
  const [keys, setKeys] = useState(() => ground.map((_, index) => index))
  const first = lines[0]
  const change = (at: number, piece: Partial<GroundPiece>) =>
    onChange(ground.map((one, index) => (index === at ? { ...one, ...piece } : one)))
  return (
    <fieldset className="ground-fields">
      <legend>{t('ground')}</legend>
      {ground.map((piece, index) => (
        <div key={keys[index]} className="ground-piece">
          {lines.length > 1 && (
            <NativeSelect
              className="ground-line"
              aria-label={t('line')}
              value={piece.lineId}
              data={lines.map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
              onChange={(event) => change(index, { lineId: event.currentTarget.value })}
            />
          )}
          <ChainageInput
            label={t('groundFrom')}
            value={piece.fromM}
            onChange={(fromM) => change(index, { fromM })}
          />
          <ChainageInput label={t('groundTo')} value={piece.toM} onChange={(toM) => change(index, { toM })} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('removeGround')}
            onClick={() => {
              setKeys(keys.filter((_, at) => at !== index))
              onChange(ground.filter((_, at) => at !== index))
            }}
          >
            <IconX size={17} />
          </ActionIcon>
        </div>
      ))}
      {ground.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noGround')}
        </Text>
      )}
      {error != null && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
      {first !== undefined && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            setKeys([...keys, Math.max(-1, ...keys) + 1])
            onChange([...ground, { lineId: first.id, fromM: 0, toM: first.lengthM }])
          }}
        >
          {t('addGround')}
        </Button>
      )}
    </fieldset>
  )
}
