import { Textarea } from '@mantine/core'

interface WordFieldProps {
  label: string
  word: string
  onChange: (word: string) => void
  required?: boolean
}

/** A word that goes with a step; it grows as it is written. */
export function WordField({ label, word, onChange, required = false }: WordFieldProps) {
  return (
    <Textarea
      size="xs"
      autosize
      minRows={1}
      maxRows={5}
      maxLength={2000}
      withAsterisk={required}
      label={label}
      value={word}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
