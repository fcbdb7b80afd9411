import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatChainage, parseChainage } from '../../../geo/chainageLabel.ts'

export interface ChainageInputProps {
  label: ReactNode
  value?: number
  onChange: (atM: number) => void
  error?: ReactNode
}

/** A chainage as people write it, `K12+300`; metres to the form. */
export function ChainageInput({ label, value = 0, onChange, error }: ChainageInputProps) {
  const { t } = useTranslation('overview')
  const [text, setText] = useState(() => formatChainage(value))
  const read = parseChainage(text)
  return (
    <TextInput
      label={label}
      value={text}
      error={error ?? (read === undefined ? t('notAChainage') : undefined)}
      onChange={(event) => {
        const typed = event.currentTarget.value
        setText(typed)
        // What cannot be read must not be saved as what stood there before: the form refuses NaN.
        onChange(parseChainage(typed) ?? Number.NaN)
      }}
      onBlur={() => {
        if (read !== undefined) setText(formatChainage(read))
      }}
    />
  )
}
