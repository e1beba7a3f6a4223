// Before the first paint, so that nothing flashes: the reader's choice, as words ("large dark"). Rubbish
// is harmless, since styles look for single words. The attribute itself says that scripts run.
{
  let kept = ''
  try {
    kept = localStorage.getItem('keji-display') || ''
  } catch {}
  document.documentElement.dataset.display = kept
}
