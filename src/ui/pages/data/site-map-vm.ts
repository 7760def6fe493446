/** Where sites stand on a small map: a plain equirectangular drawing, true to shape at the middle latitude. Pure. */
import type { Site } from '../../../model/network.ts';

export interface MapDot {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly isPartner: boolean;
}

const RADIAN = Math.PI / 180;
/** Degrees of latitude kept around the outermost sites. */
const MARGIN = 0.6;

/** Dots inside a box of `width` × `height`; sites without a position are left out. */
export function mapDots(sites: readonly Site[], width: number, height: number): readonly MapDot[] {
  const placed = sites.flatMap((site) => {
    const { latitude, longitude } = site;
    const isOnEarth = latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    return isOnEarth ? [{ site, latitude, longitude }] : [];
  });
  if (placed.length === 0) return [];
  const [south, north] = bounds(placed.map(({ latitude }) => latitude));
  const [west, east] = bounds(placed.map(({ longitude }) => longitude));
  const shrink = Math.max(0.1, Math.cos(((south + north) / 2) * RADIAN));
  const scale = Math.min(width / ((east - west + 2 * MARGIN) * shrink), height / (north - south + 2 * MARGIN));
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2];
  return placed.map(({ site, latitude, longitude }) => ({
    id: site.id,
    name: site.name,
    x: width / 2 + (longitude - middleX) * shrink * scale,
    y: height / 2 - (latitude - middleY) * scale,
    isPartner: site.kind !== 'internal',
  }));
}

function bounds(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
