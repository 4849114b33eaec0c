
const page = async () => (await fetch('/index.html', { cache: 'no-store' })).text();
const loaded = await page();
setInterval(async () => {
  const served = await page().catch(() => loaded);
  if (served !== loaded && served.includes('boot.js')) location.reload();
}, 1000);
