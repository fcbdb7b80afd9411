import { useTranslation } from 'react-i18next'
import { sealMethod, type SealMethod } from '../../data/model/trail.ts'

interface MethodChoiceProps {
  method: SealMethod | null
  onChoose: (method: SealMethod) => void
}

/** How a trail was sealed, by big buttons. */
export function MethodChoice({ method, onChoose }: MethodChoiceProps) {
  const { t } = useTranslation('field')
  const { t: domain } = useTranslation('domain')
  return (
    <div role="radiogroup" aria-label={t('howSealed')}>
      <p className="field-eyebrow">{t('howSealed')}</p>
      <div className="field-methods">
        {sealMethod.options.map((option) => (
          <button
            key={option}
            type="button"
            role="radio"
            aria-checked={option === method}
            className="field-button field-option"
            onClick={() => onChoose(option)}
          >
            {domain(`sealMethod.${option}`)}
          </button>
        ))}
      </div>
    </div>
  )
}
