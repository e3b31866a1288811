import { files } from '../files';
import { shell } from '../link';
import { notSimulated } from '../problems';
import { resourceUrl } from '../resources';
import type { Options } from './api';
import { api, ApiError, requireText, text } from './api';

const kindOf = (file: File): string => /^(image|video|audio)\//.exec(file.type)?.[1] ?? 'file';

async function pick(accept: string, options: Options, limit: number, purpose: 'message' | 'media'): Promise<File[]> {
  const count = Math.min(Number(options['count'] ?? limit), limit);
  const answer = await shell.ask<'files'>({ kind: 'files', accept, count, purpose });
  const chosen = answer.files.map(asFile).slice(0, count);
  if (chosen.length === 0) throw new ApiError('cancel');
  return chosen;
}

/** The automator prepares files as {name, type, base64}. */
function asFile(file: File | { name: string; type: string; base64: string }): File {
  if (file instanceof File) return file;
  const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
  return new File([bytes], file.name, { type: file.type });
}

async function chooseMessageFile(options: Options): Promise<Record<string, unknown>> {
  const extensions = options['extension'];
  const type = text(options['type'], 'all');
  const accept = Array.isArray(extensions)
    ? extensions.map((each) => `.${String(each).replace(/^\./, '')}`).join(',')
    : type === 'image' || type === 'video'
      ? `${type}/*`
      : '';
  const chosen = await pick(accept, options, 100, 'message');
  const tempFiles = await Promise.all(
    chosen.map(async (file) => ({
      path: await files.addFile(file),
      name: file.name,
      size: file.size,
      type: kindOf(file),
      time: Math.floor(file.lastModified / 1000),
    })),
  );
  return { tempFiles };
}

async function chooseMedia(options: Options): Promise<Record<string, unknown>> {
  const types = (options['mediaType'] as string[] | undefined) ?? ['image', 'video'];
  if (!types.includes('image')) throw notSimulated('wx.chooseMedia of videos');
  const chosen = await pick('image/*', options, 20, 'media');
  const tempFiles = await Promise.all(
    chosen.map(async (file) => ({ tempFilePath: await files.addFile(file), size: file.size, fileType: 'image' })),
  );
  return { tempFiles, type: 'image' };
}

async function chooseImage(options: Options): Promise<Record<string, unknown>> {
  const chosen = await pick('image/*', options, 20, 'media');
  const tempFiles = await Promise.all(
    chosen.map(async (file) => ({ path: await files.addFile(file), size: file.size })),
  );
  return { tempFilePaths: tempFiles.map((file) => file.path), tempFiles };
}

async function previewImage(options: Options): Promise<void> {
  const sources = (options['urls'] as string[] | undefined) ?? [];
  const current = options['current'];
  const index = typeof current === 'number' ? current : sources.indexOf(text(current));
  const urls = await Promise.all(sources.map((source) => resourceUrl(source, '')));
  void shell.ask<'preview'>({ kind: 'preview', urls, current: Math.max(0, index) });
}

async function loadImage(source: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = await resourceUrl(source, '');
  await image.decode().catch(() => {
    throw new ApiError(`image ${source} can't be read`);
  });
  return image;
}

async function getImageInfo(options: Options): Promise<Record<string, unknown>> {
  const path = requireText(options, 'src');
  const { naturalWidth: width, naturalHeight: height } = await loadImage(path);
  const type = files.read(path)?.type.replace('image/', '') ?? 'unknown';
  return { width, height, path, orientation: 'up', type };
}

async function compressImage(options: Options): Promise<Record<string, unknown>> {
  const image = await loadImage(requireText(options, 'src'));
  const width = Number(options['compressedWidth'] ?? image.naturalWidth);
  const height = Number(options['compressedHeight'] ?? Math.round((image.naturalHeight * width) / image.naturalWidth));
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: Number(options['quality'] ?? 80) / 100 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return { tempFilePath: files.addTemporary(bytes, 'compressed.jpg', 'image/jpeg') };
}

async function scanCode(options: Options): Promise<Record<string, unknown>> {
  const scanTypes = (options['scanType'] as string[] | undefined) ?? ['barCode', 'qrCode'];
  const { text: result } = await shell.ask<'scan'>({ kind: 'scan', scanTypes });
  if (result === null) throw new ApiError('cancel');
  return {
    result,
    scanType: 'QR_CODE',
    charSet: 'utf-8',
    path: '',
    rawData: btoa(String.fromCharCode(...new TextEncoder().encode(result))),
  };
}

/** Files, pictures and codes that the person gives. */
export const mediaApis = {
  chooseMessageFile: api('chooseMessageFile', chooseMessageFile),
  chooseMedia: api('chooseMedia', chooseMedia),
  chooseImage: api('chooseImage', chooseImage),
  previewImage: api('previewImage', previewImage),
  getImageInfo: api('getImageInfo', getImageInfo),
  compressImage: api('compressImage', compressImage),
  scanCode: api('scanCode', scanCode),
};
