import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FacetKey, facetKeys } from './query.ts'
import { select } from './select.ts'

const values = ['a', 'b', '是']
const anyFacet = fc
  .tuple(fc.constantFrom(...facetKeys), fc.constantFrom(...values))
  .map((pair) => pair.join(':'))
const anyRows = fc.array(fc.record({ facets: fc.uniqueArray(anyFacet) }), { maxLength: 30 })
const anyChosen = fc.uniqueArray(
  fc.record({ key: fc.constantFrom(...facetKeys), value: fc.constantFrom(...values) }),
  { selector: ({ key, value }) => key + value },
)

test('rows and counts are those that counting one by one finds', () => {
  fc.assert(
    fc.property(anyRows, anyChosen, (rows, chosen) => {
      const agrees = ({ facets }: { facets: string[] }, except?: FacetKey) =>
        facetKeys.every((key) => {
          const wanted = chosen.filter((one) => one.key === key)
          return (
            key === except ||
            wanted.length === 0 ||
            wanted.some(({ value }) => facets.includes(`${key}:${value}`))
          )
        })
      const selected = select(rows, { chosen })
      expect(selected.rows).toEqual(rows.filter((row) => agrees(row)))
      for (const key of facetKeys) {
        for (const value of values) {
          const count = rows.filter(
            (row) => agrees(row, key) && row.facets.includes(`${key}:${value}`),
          ).length
          expect([key, value, selected.counts[key]![value] ?? 0]).toEqual([key, value, count])
        }
      }
    }),
  )
})
