import { useTranslation } from 'react-i18next'

/** A word to what is entered. */
export function NoteField({ note, onChange }: { note: string; onChange: (note: string) => void }) {
  const { t } = useTranslation('field')
  return (
    <label className="field-label">
      {t('note')}
      <textarea
        className="field-input"
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  )
}
