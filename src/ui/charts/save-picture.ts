/** A chart as a PNG file: title, conclusion and legend above the drawing, so that the picture can stand alone in a document. */
import { download } from '../parts/download.ts';
import type { VariantStyle } from '../parts/variant.ts';
import { type Palette, readPalette } from './palette.ts';

export interface PictureLegend {
  readonly name: string;
  readonly style: VariantStyle;
  readonly line: 'none' | 'straight' | 'step';
  readonly showPoints: boolean;
}

const MARGIN = 16;
const LINE = 20;

function wrap(pen: CanvasRenderingContext2D, text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (line && pen.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

function drawMarker(pen: CanvasRenderingContext2D, { marker }: VariantStyle, x: number, y: number): void {
  pen.beginPath();
  if (marker === 'circle') pen.arc(x, y, 5, 0, 2 * Math.PI);
  else if (marker === 'rect') pen.rect(x - 5, y - 5, 10, 10);
  else {
    const bottom = marker === 'triangle' ? y + 5 : y;
    pen.moveTo(x, y - 6);
    pen.lineTo(x + 6, bottom);
    if (marker === 'rectRot') pen.lineTo(x, y + 6);
    pen.lineTo(x - 6, bottom);
    pen.closePath();
  }
  pen.fill();
}

function drawLegend(pen: CanvasRenderingContext2D, legend: readonly PictureLegend[], palette: Palette, y: number): void {
  let x = MARGIN;
  for (const { name, style, line, showPoints } of legend) {
    pen.strokeStyle = palette.of[style.token];
    pen.fillStyle = pen.strokeStyle;
    pen.lineWidth = 2;
    if (line !== 'none') {
      pen.setLineDash([...style.dash]);
      pen.beginPath();
      pen.moveTo(x, y - 5);
      pen.lineTo(x + 26, y - 5);
      pen.stroke();
      pen.setLineDash([]);
    }
    if (showPoints) drawMarker(pen, style, x + 13, y - 5);
    pen.fillStyle = palette.ink;
    pen.fillText(name, x + 32, y);
    x += 52 + pen.measureText(name).width;
  }
}

/** Draws and offers the file for download. */
export async function savePicture(
  canvas: HTMLCanvasElement,
  title: string,
  conclusion: string,
  legend: readonly PictureLegend[],
  fileName: string,
): Promise<void> {
  const palette = readPalette(canvas);
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  const ratio = canvas.width / width;
  const picture = document.createElement('canvas');
  const pen = picture.getContext('2d');
  if (!pen) return;
  pen.font = `14px ${palette.font}`;
  const lines = wrap(pen, conclusion, width);
  const head = MARGIN + LINE * (1 + lines.length + (legend.length > 0 ? 1 : 0)) + 8;
  picture.width = (width + 2 * MARGIN) * ratio;
  picture.height = (height + head + MARGIN) * ratio;
  pen.scale(ratio, ratio);
  pen.fillStyle = palette.paper;
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.fillStyle = palette.ink;
  pen.font = `600 15px ${palette.font}`;
  pen.fillText(title, MARGIN, MARGIN + 12);
  pen.font = `14px ${palette.font}`;
  for (const [index, line] of lines.entries()) pen.fillText(line, MARGIN, MARGIN + 12 + LINE * (index + 1));
  drawLegend(pen, legend, palette, MARGIN + 12 + LINE * (lines.length + 1));
  pen.drawImage(canvas, MARGIN, head, width, height);
  const blob = await new Promise<Blob | null>((resolve) => picture.toBlob(resolve, 'image/png'));
  if (blob) download(`${fileName}.png`, blob);
}
