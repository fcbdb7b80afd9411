/** What the server made for this page alone: of style elements only those that carry it hold. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? ''

/** What holds the page still behind a dialog (react-remove-scroll, in Mantine) looks for it here. */
export function shareStyleNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() })
}
