import { Alert } from '@mantine/core'

/** Why the server refused, where no field is at fault. */
export function Refusal({ sentence }: { sentence: string | undefined }) {
  if (sentence === undefined) return null
  return (
    <Alert color="orange" variant="light" role="alert" py="xs">
      {sentence}
    </Alert>
  )
}
