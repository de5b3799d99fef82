/* Runs before any script of a page: when the first switch could be used, and how soon a press showed. */
(() => {
  const bench = (window.bench = { usable: 0, presses: [] });
  const find = () =>
    document.querySelector('button[role=switch]') ??
    document.querySelector('mijn-privacy')?.shadowRoot?.querySelector('button[role=switch]');
  const waits = (button) => button.disabled || button.getAttribute('aria-disabled') === 'true';
  const isUsable = (button) => button && !waits(button) && button.checkVisibility() && button.offsetWidth > 0;

  // A message that is sent before a frame is drawn arrives after it.
  const afterFrame = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(0);
  };
  const whenDrawn = (holds, then) =>
    requestAnimationFrame(() => (holds() ? afterFrame(then) : whenDrawn(holds, then)));

  bench.find = find;
  bench.isIdle = () => isUsable(find());
  whenDrawn(bench.isIdle, (at) => {
    bench.usable = at;
  });
  addEventListener(
    'click',
    (event) => {
      const button = find();
      if (!button || !event.composedPath().includes(button)) return;
      whenDrawn(() => waits(button), (at) => bench.presses.push(at - event.timeStamp));
    },
    true,
  );
})();
