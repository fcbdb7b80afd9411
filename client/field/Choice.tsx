import type { ReactNode } from 'react'

/** One of a few, by big buttons below a word that says what is chosen. */
export function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="radiogroup" aria-label={label}>
      <p className="field-eyebrow">{label}</p>
      {children}
    </div>
  )
}

export interface OptionProps {
  isChosen: boolean
  onChoose: () => void
  children: ReactNode
}

/** A big button of a choice. */
export function Option({ isChosen, onChoose, children }: OptionProps) {
  return (
    <button
      type="button"
      role="radio"
      aria-checked={isChosen}
      className="field-button field-option"
      onClick={onChoose}
    >
      {children}
    </button>
  )
}
