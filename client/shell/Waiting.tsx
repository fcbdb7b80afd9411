import { Center, Loader } from '@mantine/core'

/** While a page or its data is on the way. */
export function Waiting() {
  return (
    <Center h="100%" mih={240}>
      <Loader type="dots" aria-label="…" />
    </Center>
  )
}
