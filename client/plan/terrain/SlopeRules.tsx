import { NumberInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { barrierType } from '../../../data/model/barrier.ts'
import type { PlanningRules } from '../../../data/model/planningRules.ts'

type Ruled = Pick<PlanningRules, 'slopeBoundsDeg' | 'slopeFactors' | 'greatestSlopeDeg'>

interface SlopeRulesProps<Values extends Ruled> {
  form: UseFormReturnType<Values>
  readOnly: boolean
}

/** By which slopes metres are told apart, what each class multiplies the price by, and what is too steep. */
export function SlopeRules<Values extends Ruled>({ form, readOnly }: SlopeRulesProps<Values>) {
  const { t } = useTranslation('planTerrain')
  const { t: domain } = useTranslation('domain')
  const look = { readOnly, hideControls: true, size: 'xs', min: 0, decimalScale: 2 } as const
  const { slopeFactors } = form.getValues()
  return (
    <>
      <table className="terrain-rules">
        <caption>
          {t('slopeOfGround')} <span className="plan-quiet">{t('slopesFirst')}</span>
        </caption>
        <tbody>
          <tr>
            <th scope="row">{t('bound')}</th>
            {slopeFactors.map((_, index) => (
              <td key={index}>
                {index === 0 ? (
                  <NumberInput {...look} value={0} readOnly aria-label={t('boundOf', { number: 1 })} />
                ) : (
                  <NumberInput
                    {...look}
                    max={90}
                    aria-label={t('boundOf', { number: index + 1 })}
                    {...form.getInputProps(`slopeBoundsDeg.${index - 1}`)}
                  />
                )}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('factor')}</th>
            {slopeFactors.map((_, index) => (
              <td key={index}>
                <NumberInput
                  {...look}
                  aria-label={t('factorOf', { number: index + 1 })}
                  {...form.getInputProps(`slopeFactors.${index}`)}
                />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <table className="terrain-rules">
        <caption>{t('greatest')}</caption>
        <thead>
          <tr>
            {barrierType.options.map((type) => (
              <th key={type} scope="col">
                {domain(`barrierType.${type}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {barrierType.options.map((type) => (
              <td key={type}>
                <NumberInput
                  {...look}
                  max={90}
                  aria-label={`${t('greatest')} ${domain(`barrierType.${type}`)}`}
                  {...form.getInputProps(`greatestSlopeDeg.${type}`)}
                />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </>
  )
}
