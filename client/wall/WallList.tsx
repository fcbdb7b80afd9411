import { useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFitting } from './useFitting.ts'

interface WallListProps {
  className: string
  title: ReactNode
  /** What stands between the heading and the list. */
  lead?: ReactNode
  /** How many there are, of which `children` are those that may fit; undefined where it is not known. */
  count: number | undefined
  /** Something in it calls for a look. */
  signalled?: boolean
  children: readonly ReactNode[]
}

/** A list under its heading: as many rows as stand there whole, and beside the heading how many do not. */
export function WallList({ className, title, lead, count, signalled = false, children }: WallListProps) {
  const { t } = useTranslation('wall')
  const list = useRef<HTMLOListElement>(null)
  const fitting = useFitting(list)
  const left = count === undefined || fitting === undefined ? 0 : count - fitting
  return (
    <section className={`wall-panel ${className}`} data-signalled={signalled}>
      <h2>
        {title}
        {left > 0 && <span className="wall-left">{t('moreRows', { count: left })}</span>}
      </h2>
      {lead}
      <ol ref={list}>{children}</ol>
    </section>
  )
}
