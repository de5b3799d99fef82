/* Times one script in a page as it comes fresh from the server, new to the engine: empty, one that reads a cookie, or the guard. */
async (kind) => {
  const guard = await (await fetch('/privacy/analytics-guard.js')).text();
  const time = (text) => {
    const script = document.createElement('script');
    // The guard tells a script of the page from one that comes later by this.
    script.async = false;
    Object.assign(script.dataset, { ids: 'G-TEST1234', cookieDomain: 'voorbeeld.localhost' });
    script.textContent = `${text}/* ${Math.random()} */`;
    const start = performance.now();
    document.head.append(script);
    return performance.now() - start;
  };
  // The way itself is warm before it counts.
  for (let turn = 0; turn < 5; turn += 1) time('');
  const taken = time({ empty: '', cookie: 'document.cookie;', guard }[kind]);
  const state = window.mijnPrivacyAnalytics?.state();
  return { taken, fault: state?.fault, choice: state?.choice };
};
