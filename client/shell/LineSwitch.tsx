import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { useViewState } from './viewState.ts'

/** Which line strip, chart and lists show; only where a county has several. */
export function LineSwitch() {
  const { t } = useTranslation('shell')
  const { lines } = useCounty()
  const nameOf = useNameOf()
  const { lineId, showLine } = useViewState()
  if (lines.length < 2 || lineId === undefined) return null
  return (
    <NativeSelect
      className="shell-line"
      size="xs"
      aria-label={t('lineShown')}
      value={lineId}
      data={lines.map((line) => ({ value: line.id, label: nameOf(line.name) }))}
      onChange={(event) => showLine(event.currentTarget.value)}
    />
  )
}
