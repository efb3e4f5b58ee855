/** Scrolls a scrollable frame, and nothing around it, so that the first element that matches is in its middle. */
export function scrollInto(frame: HTMLElement, selector: string): void {
  const element = frame.querySelector(selector);
  if (!element) return;
  const outer = frame.getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  frame.scrollTop += inner.top + inner.height / 2 - (outer.top + outer.height / 2);
  frame.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
}
