import { useTranslation } from 'react-i18next'

interface StepperProps {
  label: string
  value: number
  most: number
  onChange: (value: number) => void
}

/** A number counted by the thumb; one that is large is typed. */
export function Stepper({ label, value, most, onChange }: StepperProps) {
  const { t } = useTranslation('fieldReport')
  const change = (next: number) => onChange(Math.min(most, Math.max(0, next)))
  return (
    <div className="field-stepper" role="group" aria-label={label}>
      <span className="field-stepper-label">{label}</span>
      <span className="field-stepper-count">
        <button
          type="button"
          className="field-button"
          aria-label={t('fewer', { what: label })}
          disabled={value === 0}
          onClick={() => change(value - 1)}
        >
          −
        </button>
        <input
          className="field-input"
          inputMode="numeric"
          aria-label={label}
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => change(Number(event.currentTarget.value.replaceAll(/\D/g, '')))}
        />
        <button
          type="button"
          className="field-button"
          aria-label={t('more', { what: label })}
          disabled={value >= most}
          onClick={() => change(value + 1)}
        >
          +
        </button>
      </span>
    </div>
  )
}
