import type { ReactNode } from 'react'

export interface SendFooterProps {
  disabled: boolean
  onSend: () => void
  /** What is sent or, before it can be, what is missing. */
  children: ReactNode
}

/** The foot of an entry, always in reach of the thumb: sends it. */
export function SendFooter({ disabled, onSend, children }: SendFooterProps) {
  return (
    <footer className="field-actions">
      <button
        type="button"
        className="field-button field-button-main field-wide field-send"
        disabled={disabled}
        onClick={onSend}
      >
        {children}
      </button>
    </footer>
  )
}
