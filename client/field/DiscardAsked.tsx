import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface DiscardAskedProps {
  question: string
  /** What goes with it, if anything does. */
  warning?: string | undefined
  onDiscard: () => void
  /** What can be done instead, beside it. */
  children?: ReactNode
}

/** Discards what this phone keeps, after a question. */
export function DiscardAsked({ question, warning, onDiscard, children }: DiscardAskedProps) {
  const { t } = useTranslation('field')
  const [asks, setAsks] = useState(false)
  if (!asks)
    return (
      <div className="field-pair">
        <button type="button" className="field-button" onClick={() => setAsks(true)}>
          {t('discard')}
        </button>
        {children}
      </div>
    )
  return (
    <>
      <p>{question}</p>
      {warning !== undefined && <p className="field-warning">{warning}</p>}
      <div className="field-pair">
        <button type="button" className="field-button" onClick={() => setAsks(false)}>
          {t('keep')}
        </button>
        <button type="button" className="field-button field-button-main" onClick={onDiscard}>
          {t('discard')}
        </button>
      </div>
    </>
  )
}
