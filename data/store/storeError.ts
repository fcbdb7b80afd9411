/** Why the store cannot be opened, as one sentence for whoever starts the product. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}
