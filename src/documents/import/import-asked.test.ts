import { expect, test } from 'vitest'
import { askedOf, otherDistrict, otherYear } from './import-asked.ts'

test.each([
  ['2022年企业“科技副总”选派需求汇总表', '2022'],
  ['２０２２年汇总表', '2022'],
  ['二〇二二年汇总表', '2022'],
  ['洪山区（2022）', '2022'],
  ['2023年企业“科技副总”选派需求汇总表', undefined],
  ['2022、2023年汇总表', undefined],
  ['附件2', undefined],
  // A code, a date without separators.
  ['91420111202200001X', undefined],
  ['附件2_20220308', undefined],
])('the year of %s', (text, read) => {
  expect(otherYear(text, '2023')?.read).toBe(read)
})

const hongshan = { name: '洪山区', shortName: '洪山区' }
const jingkai = { name: '武汉经济技术开发区（汉南区）', shortName: '武汉经开区' }

test.each([
  ['洪山区', hongshan, undefined],
  ['武汉市洪山区珞喻路1号', hongshan, undefined],
  ['洪山', hongshan, undefined],
  ['武汉市', hongshan, undefined],
  ['', hongshan, undefined],
  ['武昌区', hongshan, '武昌区'],
  ['汉南区', jingkai, undefined],
  ['武汉经开区', jingkai, undefined],
  ['汉阳区', jingkai, '汉阳区'],
])('the district %s', (text, district, read) => {
  expect(otherDistrict(text, district)?.read).toBe(read)
})

test('a file’s name is asked only where the title gives no year', () => {
  const about = { fileName: '2022年附件2.xlsx', year: '2023', district: hongshan }
  expect(askedOf({ title: 'Sheet1 2023年汇总表', districtName: '洪山区' }, about)).toEqual([])
  expect(askedOf({ title: 'Sheet1 汇总表', districtName: '武昌区' }, about)).toEqual([
    { about: 'year', read: '2022', expected: '2023' },
    { about: 'district', read: '武昌区', expected: '洪山区' },
  ])
})
