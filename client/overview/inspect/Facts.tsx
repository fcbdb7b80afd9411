import type { ReactNode } from 'react'

export interface Fact {
  label: string
  value: ReactNode
}

/** A short list of facts, what it is at the left and how much at the right. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
