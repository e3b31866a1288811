/**
 * Lengths in rpx as CSS of the document: 750 rpx are the width of the screen, and WeChat's web view rounds each down to whole
 * pixels, at least one.
 */
export const convertRpx = (css: string): string =>
  css.replace(/(-?\d*\.?\d+)rpx\b/g, (_all, count: string) => {
    const number = Number(count);
    if (number === 0) return '0px';
    const whole = `round(down, ${count} * var(--rpx) + 0.0001px, 1px)`;
    return number > 0 ? `max(1px, ${whole})` : whole;
  });
