/** Contrast as WCAG 2.2 defines it, from colours as browsers compute them: `rgb(…)` or `rgba(…)`, 0 to 255 and 0 to 1. */

interface Color {
  readonly channels: readonly [red: number, green: number, blue: number];
  readonly alpha: number;
}

/** 1 to 21: of a text's colour against the backgrounds behind it, nearest first. */
export function contrast(color: string, backgrounds: readonly string[]): number {
  const white: Color = { channels: [255, 255, 255], alpha: 1 };
  const background = backgrounds.toReversed().map(parse).reduce(over, white);
  const luminances = [luminance(over(background, parse(color))), luminance(background)].sort((a, b) => b - a);
  const [lighter = 0, darker = 0] = luminances;
  return (lighter + 0.05) / (darker + 0.05);
}

/** The least that is readable: large is 24 px, or 18.66 px in bold. Source: WCAG 2.2, 1.4.3. */
export function leastContrast({ fontSize, fontWeight }: { readonly fontSize: number; readonly fontWeight: number }) {
  return fontSize >= 24 || (fontSize >= 18.66 && fontWeight >= 700) ? 3 : 4.5;
}

function parse(color: string): Color {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return { channels: [red, green, blue], alpha };
}

function over({ channels: [red, green, blue] }: Color, { channels, alpha }: Color): Color {
  const [r, g, b] = channels;
  const mix = (behind: number, front: number) => behind * (1 - alpha) + front * alpha;
  return { channels: [mix(red, r), mix(green, g), mix(blue, b)], alpha: 1 };
}

function luminance({ channels }: Color): number {
  const [red, green, blue] = channels.map((channel) => linear(channel / 255)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
