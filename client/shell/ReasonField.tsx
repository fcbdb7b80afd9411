import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export interface ReasonFieldProps {
  value: string
  onChange: (reason: string) => void
  /** An act that is refused without a reason. */
  required?: boolean
}

/** Why something is done; the journal keeps it for good. */
export function ReasonField({ value, onChange, required = false }: ReasonFieldProps) {
  const { t } = useTranslation('shell')
  return (
    <TextInput
      label={t(required ? 'reason' : 'reasonOptional')}
      description={t('reasonLong')}
      withAsterisk={required}
      maxLength={500}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
