/** Fonts that every system has, Chinese included: nothing is fetched. */
export const fontFamily =
  'Inter, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif'
