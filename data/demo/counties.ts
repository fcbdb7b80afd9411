import { countsOfCounty, type DemonstrationPlan } from './countyPlan.ts'
import type { DemonstrationName } from '../model/county.ts'
import { provincePlan } from './provincePlan.ts'

export const demonstrationPlans: Readonly<Record<DemonstrationName, DemonstrationPlan>> = {
  malipo: {
    name: { en: 'Malipo County', zh: '麻栗坡县' },
    lines: [{ source: 'malipo', officialLengthM: 277_000 }],
    prefectures: [
      {
        name: { en: 'Wenshan Prefecture', zh: '文山州' },
        headquarters: [
          {
            name: { en: 'Malipo County', zh: '麻栗坡县' },
            counties: [{ name: { en: 'Malipo County', zh: '麻栗坡县' }, source: 'malipo', weight: 1 }],
            counts: countsOfCounty,
            port: {
              name: { en: 'Tianbao port', zh: '天保口岸' },
              localNames: { vi: 'cửa khẩu Thiên Bảo (phía Việt Nam: Thanh Thủy)' },
              position: [104.8507, 22.9376],
              passes: true,
            },
          },
        ],
      },
    ],
    days: { before: 7, after: 7 },
    evidence: { daysBefore: 2, walkersEveryS: 30 },
  },
  baoshan: {
    name: { en: 'Baoshan City', zh: '保山市' },
    lines: [
      { source: 'tengchong', officialLengthM: 148_075 },
      { source: 'longling', officialLengthM: 19_710 },
    ],
    prefectures: [
      {
        name: { en: 'Baoshan City', zh: '保山市' },
        headquarters: [
          {
            name: { en: 'Baoshan City', zh: '保山市' },
            counties: [
              { name: { en: 'Tengchong City', zh: '腾冲市' }, source: 'tengchong', weight: 1 },
              { name: { en: 'Longling County', zh: '龙陵县' }, source: 'longling', weight: 1 },
            ],
            counts: countsOfCounty,
            port: {
              name: { en: 'Demo port', zh: '示例口岸' },
              localNames: { my: 'နမူနာ နယ်စပ်ဂိတ်' },
              position: null,
              passes: false,
            },
          },
        ],
      },
    ],
    days: { before: 7, after: 7 },
    evidence: { daysBefore: 2, walkersEveryS: 30 },
  },
  province: provincePlan(),
}
