import fc from 'fast-check'
import hareNiemeyer from 'hare-niemeyer'
import { describe, expect, test } from 'vitest'
import { districtQuotas, quotaFor } from './quota.ts'

describe('the city against the province', () => {
  test.each([
    [206, 524, 300, 117, 118],
    [100, 500, 300, 60, 60],
    [0, 500, 300, 0, 0],
    [3, 7, 2, 0, 1],
  ])('%i of %i demands, %i places: %i or %i', (demands, provinceDemands, provincePlaces, least, most) => {
    expect(quotaFor(demands, { provinceDemands, provincePlaces })).toMatchObject({ least, most })
  })
  test('is not known without both of the province’s numbers', () => {
    expect(quotaFor(206, { provinceDemands: 524 })).toBeUndefined()
    expect(quotaFor(206, undefined)).toBeUndefined()
  })
})

describe('the districts against the city', () => {
  const of = (counts: number[], places: number) => {
    const { rows, open } = districtQuotas(
      counts.map((demands, at) => ({ slug: String.fromCharCode(97 + at), demands })),
      places,
    )
    return { places: rows.map((row) => row.places), tied: rows.map((row) => row.tied), open }
  }

  test('largest remainder', () => {
    expect(of([4, 3, 2, 1], 5)).toEqual({ places: [2, 1, 1, 0], tied: [false, true, false, true], open: 1 })
    expect(of([7, 2, 1], 4)).toEqual({ places: [3, 1, 0], tied: [false, false, false], open: 0 })
  })
  test('a tie over the last place is a tie, never drawn', () => {
    expect(of([1, 1, 1], 2)).toEqual({ places: [0, 0, 0], tied: [true, true, true], open: 2 })
    expect(of([1, 1], 2)).toEqual({ places: [1, 1], tied: [false, false], open: 0 })
  })
  test('nobody asks', () => expect(of([0, 0], 3)).toEqual({ places: [], tied: [], open: 3 }))

  test('for any counts: the same as another program that does not draw either', () => {
    const counts = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 16 })
    let tieSeen = false
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 500 }), (given, places) => {
        fc.pre(given.some((demands) => demands > 0))
        const { rows } = districtQuotas(
          given.map((demands, at) => ({ slug: `d${at}`, demands })),
          places,
        )
        tieSeen ||= rows.some(({ tied }) => tied)
        const peer = hareNiemeyer(
          Object.fromEntries(given.map((demands, at) => [`d${at}`, demands])),
          places,
          false,
        )
        for (const { slug, tied, whole, remainder, divisor, places: own } of rows) {
          expect(tied ? whole + remainder / divisor : own).toBeCloseTo(peer[slug]!, 9)
        }
      }),
      {
        examples: [
          [[1, 1, 1], 2],
          [[4, 3, 2, 1], 5],
        ],
      },
    )
    expect(tieSeen).toBe(true)
  })

  test('for any counts: all places are given or open, nobody gets less than the whole part, order does not matter', () => {
    const counts = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 16 })
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 500 }), (given, places) => {
        const quota = districtQuotas(
          given.map((demands, at) => ({ slug: String(at), demands })),
          places,
        )
        const sum = quota.rows.reduce((total, row) => total + row.places, 0)
        expect(sum + quota.open).toBe(places)
        const tied = quota.rows.filter((row) => row.tied)
        expect(quota.open === 0 || quota.rows.length === 0 || tied.length > quota.open).toBe(true)
        for (const { whole, remainder, divisor, demands, ...row } of quota.rows) {
          expect(whole * divisor + remainder).toBe(demands * places)
          expect([whole, whole + 1]).toContain(row.places)
        }
        const turned = districtQuotas(
          given.map((demands, at) => ({ slug: String(at), demands })).reverse(),
          places,
        )
        expect(turned.rows.toReversed()).toEqual(quota.rows)
      }),
    )
  })
})
