import { Chip, Group, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import type { RosterPreview } from './useRosterPreview.ts'

export interface RepeatFieldsProps {
  /** Days of the week, 1 is Monday. */
  weekdays: readonly string[]
  onWeekdays: (weekdays: string[]) => void
  untilDate: string
  onUntilDate: (untilDate: string) => void
  error?: string | undefined
  preview: RosterPreview
}

const oneToSeven = [1, 2, 3, 4, 5, 6, 7]
/** A Monday. */
const mondayMs = Date.UTC(2024, 0, 1)

/** On which days a shift comes back and until when, and what comes of it before anything is kept. */
export function RepeatFields(props: RepeatFieldsProps) {
  const { weekdays, onWeekdays, untilDate, onUntilDate, error, preview } = props
  const { t } = useTranslation('overview')
  const { language } = useLanguage()
  const dayName = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    weekday: 'short',
    timeZone: 'UTC',
  })
  return (
    <>
      <div role="group" aria-label={t('onWeekdays')}>
        <Text size="sm" fw={500} mb={4}>
          {t('onWeekdays')}
        </Text>
        <Chip.Group multiple value={[...weekdays]} onChange={onWeekdays}>
          <Group gap={4}>
            {oneToSeven.map((day) => (
              <Chip key={day} value={String(day)} size="xs">
                {dayName.format(mondayMs + (day - 1) * 24 * 3_600_000)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </div>
      <TextInput
        type="date"
        label={t('lastDay')}
        value={untilDate}
        error={error}
        onChange={(event) => onUntilDate(event.currentTarget.value)}
      />
      <Preview preview={preview} />
    </>
  )
}

function Preview({ preview }: { preview: RosterPreview }) {
  const { t } = useTranslation('overview')
  const { moment, clock } = useQuantities()
  const { windows, refusal } = preview
  if (refusal !== undefined)
    return (
      <Text size="sm" role="alert">
        {refusal}
      </Text>
    )
  const [first, last] = [windows?.[0], windows?.at(-1)]
  if (windows === undefined || first === undefined || last === undefined) return null
  const window = ({ from, to }: { from: string; to: string }) =>
    `${moment(Date.parse(from))} – ${clock(Date.parse(to))}`
  return (
    <Text size="sm" role="status">
      {t('rosterPreview', { count: windows.length, first: window(first), last: window(last) })}
    </Text>
  )
}
