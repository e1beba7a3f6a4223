import { expect, test } from 'vitest'
import { placementFields, placementSteps } from './steps.ts'

test('every field of a placement is in one step, the demand in none', () => {
  const shown = placementSteps.flatMap(({ groups }) =>
    groups.flatMap(({ fields }) => fields.map(({ path }) => path)),
  )
  expect(shown.length).toBeGreaterThan(25)
  expect([...shown].sort()).toEqual(placementFields.map(({ path }) => path).sort())
  expect(shown).not.toContain('private.demand')
})

test('parts with the same fields stand under their labels', () => {
  const labels = placementSteps.map(({ id, groups }) => [id, groups.map(({ label }) => label)])
  expect(Object.fromEntries(labels)).toMatchObject({
    expert: [undefined],
    confirmed: ['企业确认', '专家确认', undefined],
    evaluation: [undefined, '企业意见', '派出单位意见', '区里意见'],
  })
})
