/** A chart as a PNG file: title, conclusion and legend above the drawing, so that the picture can stand alone in a document. */
import { download } from '../parts/download.ts';
import type { VariantStyle } from '../parts/variant.ts';
import { readPalette } from './palette.ts';

export interface PictureLegend {
  readonly name: string;
  readonly style: VariantStyle;
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

function drawLegend(
  pen: CanvasRenderingContext2D,
  legend: readonly PictureLegend[],
  colours: Readonly<Record<string, string>>,
  ink: string,
  y: number,
): void {
  let x = MARGIN;
  for (const { name, style } of legend) {
    pen.strokeStyle = colours[style.token] ?? ink;
    pen.lineWidth = 2;
    pen.setLineDash([...style.dash]);
    pen.beginPath();
    pen.moveTo(x, y - 4);
    pen.lineTo(x + 26, y - 4);
    pen.stroke();
    pen.fillStyle = ink;
    pen.fillText(name, x + 32, y);
    x += 52 + pen.measureText(name).width;
  }
  pen.setLineDash([]);
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
  drawLegend(pen, legend, palette.of, palette.ink, MARGIN + 12 + LINE * (lines.length + 1));
  pen.drawImage(canvas, MARGIN, head, width, height);
  const blob = await new Promise<Blob | null>((resolve) => picture.toBlob(resolve, 'image/png'));
  if (blob) download(`${fileName}.png`, blob);
}
