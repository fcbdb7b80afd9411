import type { Language } from '../i18n/language.ts'

/** 1234567 → `1.2 MB`, in thousands as disks are sold. */
export function fileSize(bytes: number, language: Language): string {
  const [unit, divisor] = bytes >= 1e9 ? ['GB', 1e9] : ['MB', 1e6]
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
  return `${(bytes / divisor).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', digits)} ${unit}`
}
