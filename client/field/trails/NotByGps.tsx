import { useTranslation } from 'react-i18next'
import { Choice, Option } from '../Choice.tsx'

interface NotByGpsProps {
  reason: string
  onChange: (reason: string) => void
}

/** Why a verification shows no position of the receiver: two usual reasons, or own words. */
export function NotByGps({ reason, onChange }: NotByGpsProps) {
  const { t } = useTranslation('fieldTrails')
  const usual = [t('noSignal'), t('receiverBroken')]
  return (
    <Choice label={t('notByGpsWhy')}>
      <div className="field-pair">
        {usual.map((one) => (
          <Option key={one} isChosen={one === reason} onChoose={() => onChange(one)}>
            {one}
          </Option>
        ))}
      </div>
      <input
        className="field-input"
        aria-label={t('ownWords')}
        placeholder={t('ownWords')}
        maxLength={300}
        value={usual.includes(reason) ? '' : reason}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Choice>
  )
}
