/** A picture of a hill in the evening with the time on it: a photo to hand in where there is no camera. */
export async function samplePhoto(): Promise<File> {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 960;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the browser draws no canvas');
  const sky = context.createLinearGradient(0, 0, 0, 700);
  sky.addColorStop(0, '#7fa8b8');
  sky.addColorStop(1, '#f3d9b1');
  context.fillStyle = sky;
  context.fillRect(0, 0, 1280, 960);
  hill(context, '#5f8a7a', 640, 260);
  hill(context, '#3f6b5d', 740, 180);
  hill(context, '#2a4d43', 840, 120);
  context.fillStyle = '#ffffff';
  context.font = '40px sans-serif';
  context.fillText(`示例照片 ${new Date().toLocaleString('zh-CN')}`, 48, 912);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  if (!blob) throw new Error('the browser writes no JPEG');
  return new File([blob], 'photo.jpg', { type: 'image/jpeg' });
}

function hill(context: CanvasRenderingContext2D, color: string, base: number, height: number): void {
  context.fillStyle = color;
  context.beginPath();
  context.moveTo(0, 960);
  for (let x = 0; x <= 1280; x += 20) context.lineTo(x, base - height * Math.abs(Math.sin((x + base) / 260)) * 0.8);
  context.lineTo(1280, 960);
  context.fill();
}
