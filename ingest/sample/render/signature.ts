import type { Random } from '../random.ts';

/** A signature's scrawl as SVG strokes, centred at x, y (pixels): loops that run out into a flourish. */
export function signature(x: number, y: number, scale: number, random: Random): string {
  const ink = random.pick(['#1d2f7a', '#22357f', '#1a1f33', '#273a8c']);
  const width = random.between(70, 120) * scale;
  const height = random.between(13, 24) * scale;
  const loops = random.between(3.2, 6.5);
  const [phase, second, lean] = [
    random.between(0, 6.3),
    random.between(1.6, 2.7),
    random.between(-0.25, 0.05),
  ];
  const points = Array.from({ length: 150 }, (_none, index) => {
    const t = index / 149;
    const fade = (1 - t) ** 0.6 + 0.12;
    const angle = loops * 2 * Math.PI * t + phase;
    const dx = (t - 0.5) * width + Math.cos(angle) * height * 0.75 * fade;
    const dy = Math.sin(angle) * height * fade + Math.sin(angle * second) * height * 0.35 * fade + dx * lean;
    return { x: x + dx, y: y + dy };
  });
  const strokes = points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    const speed = Math.hypot(point.x - before.x, point.y - before.y) / scale;
    const weight = Math.max(0.55, 1.75 - speed * 0.16) * scale;
    return `<path d="M${before.x.toFixed(1)} ${before.y.toFixed(1)}L${point.x.toFixed(1)} ${point.y.toFixed(1)}" stroke-width="${weight.toFixed(2)}"/>`;
  });
  const last = points.at(-1) ?? { x, y };
  const reach = random.between(0.55, 0.95) * width;
  const drop = random.between(4, 12) * scale;
  const flourish = `<path d="M${last.x.toFixed(1)} ${last.y.toFixed(1)}q${(-reach * 0.3).toFixed(1)} ${(drop * 2).toFixed(1)} ${(-reach).toFixed(1)} ${drop.toFixed(1)}t${(reach * 1.15).toFixed(1)} ${(-drop * 0.4).toFixed(1)}" stroke-width="${(1.05 * scale).toFixed(2)}"/>`;
  return `<g fill="none" stroke="${ink}" stroke-linecap="round" stroke-linejoin="round" opacity="0.9">${strokes.join('')}${flourish}</g>`;
}
