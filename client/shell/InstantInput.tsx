import 'dayjs/locale/zh-cn'
import { DateTimePicker } from '@mantine/dates'
import type { ReactNode } from 'react'
import { useCounty } from '../api/county.ts'
import { formatLocalTime, parseLocalTime } from '../i18n/zonedTime.ts'
import { useLanguage } from '../i18n/language.ts'

export interface InstantInputProps {
  value?: number | null
  onChange: (atMs: number | null) => void
  label?: ReactNode
  ariaLabel?: string
  description?: ReactNode
  error?: ReactNode
  size?: 'xs' | 'sm'
  clearable?: boolean
  required?: boolean
}

/** Date and time in the county's zone; gives epoch milliseconds. */
export function InstantInput(props: InstantInputProps) {
  const { timeZone } = useCounty()
  const { language } = useLanguage()
  const { value = null, onChange, label, ariaLabel, description, error, size = 'sm' } = props
  return (
    <DateTimePicker
      size={size}
      valueFormat="YYYY-MM-DD HH:mm"
      locale={language === 'zh' ? 'zh-cn' : 'en'}
      value={value === null ? null : `${formatLocalTime(value, timeZone).replace('T', ' ')}:00`}
      onChange={(text) =>
        onChange(text === null ? null : (parseLocalTime(text.replace(' ', 'T'), timeZone) ?? null))
      }
      clearable={props.clearable ?? false}
      withAsterisk={props.required ?? false}
      {...(label === undefined ? {} : { label })}
      {...(ariaLabel === undefined ? {} : { 'aria-label': ariaLabel })}
      {...(description === undefined ? {} : { description })}
      {...(error === undefined ? {} : { error })}
    />
  )
}
