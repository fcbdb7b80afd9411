import type { ReactNode } from 'react'

/** A part of a trail's page under its heading. */
export function TrailPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="trail-part" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
