import { defineWords } from '../i18n/words.ts'

export const tableWords = defineWords({
  en: {
    chooseFile: 'Choose a file',
    reading: 'Reading …',
    importNow: 'Import',
    search: 'Search',
    searchIn: 'Search in: {{label}}',
    export: 'CSV',
    columns: 'Columns',
    count_one: '{{number}} row',
    count_other: '{{number}} rows',
    countOf: '{{found}} of {{all}} rows',
    more: 'Show more ({{number}} left)',
    nothingFound: 'Nothing found. Try fewer words.',
    acts: 'Acts',
  },
  zh: {
    chooseFile: '选择文件',
    reading: '正在读取……',
    importNow: '导入',
    search: '搜索',
    searchIn: '搜索：{{label}}',
    export: 'CSV',
    columns: '列',
    count_other: '{{number}} 行',
    countOf: '{{found}} / {{all}} 行',
    more: '显示更多（还有 {{number}} 行）',
    nothingFound: '没有找到，请减少关键词。',
    acts: '操作',
  },
})
