export interface Color {
  channels: [red: number, green: number, blue: number];
  alpha: number;
}

/** A computed colour, `rgb(…)` or `rgba(…)`; `opacity`: how much of it all that is around lets through. */
export function parseColor(css: string, opacity = 1): Color {
  const [red, green, blue, alpha = 1] = [...css.matchAll(/[\d.]+/g)].map(Number);
  if (!/^rgba?\(/.test(css) || red === undefined || green === undefined || blue === undefined)
    throw new Error(`no colour: ${css}`);
  return { channels: [red, green, blue], alpha: alpha * opacity };
}

/** Contrast ratio as WCAG 2 has it, 1 to 21, of a colour over an opaque one. */
export function contrast(front: Color, back: Color): number {
  const mixed = front.channels.map((channel, at) => {
    return channel * front.alpha + (back.channels[at] ?? 0) * (1 - front.alpha);
  });
  const [darker = 0, lighter = 0] = [luminance(mixed), luminance(back.channels)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
