import { useTranslation } from 'react-i18next'
import { BackHeader } from './BackHeader.tsx'

interface AbsentPageProps {
  /** Undefined while the list is on the way in which it would be. */
  sentence: 'trailUnknown' | 'barrierUnknown' | 'noLine' | undefined
  onBack: () => void
}

/** In place of what is not in its list, or not yet. */
export function AbsentPage({ sentence, onBack }: AbsentPageProps) {
  const { t } = useTranslation('field')
  return (
    <div className="field">
      <BackHeader title="" onBack={onBack} />
      <main className="field-main">{sentence === undefined ? '…' : t(sentence)}</main>
    </div>
  )
}
