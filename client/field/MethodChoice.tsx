import { useTranslation } from 'react-i18next'
import { sealMethod, type SealMethod } from '../../data/model/trail.ts'
import { Choice, Option } from './Choice.tsx'

interface MethodChoiceProps {
  method: SealMethod | null
  onChoose: (method: SealMethod) => void
}

/** How a trail was sealed, by big buttons. */
export function MethodChoice({ method, onChoose }: MethodChoiceProps) {
  const { t } = useTranslation('field')
  const { t: domain } = useTranslation('domain')
  return (
    <Choice label={t('howSealed')}>
      <div className="field-methods">
        {sealMethod.options.map((option) => (
          <Option key={option} isChosen={option === method} onChoose={() => onChoose(option)}>
            {domain(`sealMethod.${option}`)}
          </Option>
        ))}
      </div>
    </Choice>
  )
}
