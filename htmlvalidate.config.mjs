/** What `tests/site/html.test.ts` holds every page to; each rule that is off or eased has its reason. */
export default {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // The form's ids are the paths of its fields (`public.challenges.0.summary`); HTML forbids white space alone.
    'valid-id': ['error', { relaxed: true }],
    // A number is copied and dialled: a non-breaking hyphen would be no hyphen. CSS keeps it on one line.
    'tel-non-breaking': 'off',
  },
}
