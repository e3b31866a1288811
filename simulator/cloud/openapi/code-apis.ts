import { apiError } from './openapi';
import type { ApiHandler } from './openapi';
import { qrPicture } from './qr-picture';

const SCENE = /^[A-Za-z0-9!#$&'()*+,/:;=?@._~-]{1,32}$/;

/** wxacode.getUnlimited: a QR code that holds `wxacode:<page>?scene=<scene>`, for the phone to scan. */
export const codeApis: Readonly<Record<string, ApiHandler>> = {
  'wxacode.getUnlimited': ({ scene, page, width }) => {
    if (typeof scene !== 'string' || !SCENE.test(scene)) return apiError(40169, 'invalid length or charset for scene');
    if (page !== undefined && (typeof page !== 'string' || page.startsWith('/') || page.includes('?') || page === ''))
      return apiError(41030, 'invalid page');
    const pixels = typeof width === 'number' ? Math.min(1280, Math.max(280, width)) : 430;
    const content = qrPicture(`wxacode:${page ?? ''}?scene=${scene}`, pixels);
    return { contentType: 'image/png', content };
  },
};
