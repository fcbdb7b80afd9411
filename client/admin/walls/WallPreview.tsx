import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { keepDraft } from '../../wall/wallDraft.ts'
import type { Arrangement } from '../../wall/wallScenes.ts'

/** The wall itself, small, as it would be: a page of its own in a frame of this one. */
export function WallPreview({ arrangement }: { arrangement: Arrangement }) {
  const { t } = useTranslation('admin')
  // The form hands another object over whenever it is drawn; the frame hears only of what changed.
  useEffect(() => keepDraft(arrangement))
  return (
    <figure className="wall-preview">
      {/* It is this very application, with its own session: a sandbox would only keep it from its draft. */}
      {/* oxlint-disable-next-line react/iframe-missing-sandbox */}
      <iframe title={t('preview')} src="/wall?wall=draft" />
      <figcaption>{t('previewLong')}</figcaption>
    </figure>
  )
}
