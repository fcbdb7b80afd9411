import type { Language } from '../i18n/language.ts'

/** What MapLibre's own controls say; it takes them once, when a map is made. */
export const controlWords: Record<Language, Record<string, string>> = {
  en: {},
  zh: {
    'NavigationControl.ZoomIn': '放大',
    'NavigationControl.ZoomOut': '缩小',
    'ScaleControl.Meters': '米',
    'ScaleControl.Kilometers': '公里',
    'AttributionControl.ToggleAttribution': '显示或隐藏数据来源',
    'Map.Title': '地图',
  },
}
