import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../account/me.ts'
import { useServerClock } from '../shell/serverClock.ts'
import type { Moment } from './moment.ts'

const SaveDialog = lazy(async () => ({ default: (await import('./SaveDialog.tsx')).SaveDialog }))

export interface SaveButtonProps {
  /** What the page shows at the time of the click; undefined where it has nothing to keep yet. */
  moment: () => Moment | undefined
  disabled?: boolean
  size?: number | string
  iconPx?: number
  className?: string
}

/** Keeps what a page shows as a picture or as a PDF; there for those alone who may take things along. */
export function SaveButton({
  moment,
  disabled = false,
  size = 'input-sm',
  iconPx = 18,
  className,
}: SaveButtonProps) {
  const { t } = useTranslation('save')
  const clockMs = useServerClock()
  const [kept, setKept] = useState<{ moment: Moment; drawnMs: number } | undefined>(undefined)
  if (!useMay('make-exports')) return null
  const keep = () => {
    const shown = moment()
    if (shown !== undefined) setKept({ moment: shown, drawnMs: clockMs })
  }
  return (
    <>
      <Tooltip label={t('save')}>
        <ActionIcon
          className={className}
          variant="default"
          size={size}
          aria-label={t('save')}
          disabled={disabled}
          onClick={keep}
        >
          <IconCamera size={iconPx} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {kept !== undefined && (
        <Suspense>
          <SaveDialog {...kept} onClose={() => setKept(undefined)} />
        </Suspense>
      )}
    </>
  )
}
