import { describe, expect, test } from 'vitest'
import { placeWords, shortPlaceName } from '../domain/site.ts'
import { localised, localityOf } from './locality.ts'

test.each([
  ['武汉市', '武汉'],
  ['湖北省', '湖北'],
  ['新疆维吾尔自治区', '新疆'],
  ['内蒙古自治区', '内蒙古'],
  ['某某地区', '某某'],
  ['武汉', '武汉'],
  // One character would be in half of all names.
  ['某市', '某市'],
])('%s is shortened to %s', (name, short) => expect(shortPlaceName(name)).toBe(short))

test('the longer place word stands before what it begins with', () => {
  expect(placeWords({ city: '云州市', province: '南江省' })).toEqual([
    '中国',
    '云州市',
    '云州',
    '南江省',
    '南江',
  ])
  expect(placeWords({ city: '云州市' })).toEqual(['中国', '云州市', '云州'])
  expect(placeWords(undefined)).toEqual(['中国'])
})

describe('examples', () => {
  const site = { city: '云州市', areaCode: '0999', exampleDistrict: 'beihu' }
  const districts = [
    { slug: 'nanhu', shortName: '南湖区' },
    { slug: 'beihu', shortName: '北湖区' },
  ]
  const text = '{city} {areaCode}-8 {district} {districtName} {otherDistrictName}'

  test('are of the city and the district that the settings name', () => {
    expect(localised(text, localityOf(site, districts))).toBe('云州 0999-8 beihu 北湖区 南湖区')
  })

  test('are of the first district where none is named, or one that is none', () => {
    const { exampleDistrict: _, ...rest } = site
    for (const settings of [rest, { ...site, exampleDistrict: 'nowhere' }]) {
      expect(localised(text, localityOf(settings, districts))).toBe('云州 0999-8 nanhu 南湖区 北湖区')
    }
  })

  test('name no place without settings, and leave other braces alone', () => {
    expect(localised(`${text} {toString} {x}`)).toBe(' 区号-8 〈区目录〉 甲区 乙区 {toString} {x}')
  })
})
