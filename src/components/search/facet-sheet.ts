/** On a phone the facets are a sheet over the list: whoever leaves it with the keyboard has closed it. */
const sheet = document.getElementById('facets')
sheet?.addEventListener('focusout', ({ relatedTarget }) => {
  if (relatedTarget instanceof Node && !sheet.contains(relatedTarget) && sheet.matches(':popover-open')) {
    sheet.hidePopover()
  }
})
