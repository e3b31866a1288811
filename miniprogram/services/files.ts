import { ask } from './call';
import type { Failure } from './answer';
import { newKey } from './intention';

/** A file that the person chose on the phone. */
export interface ChosenFile {
  readonly path: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** Lets the person choose one table from a WeChat chat; undefined when the choice was given up. */
export async function chooseTable(): Promise<ChosenFile | undefined> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'csv', 'xls'] });
    return tempFiles[0];
  } catch {
    return undefined;
  }
}

/** Puts the file where the server takes it from; every upload has a name of its own. */
export async function upload(file: ChosenFile): Promise<{ ok: true; fileId: string } | Failure> {
  const me = await ask('identity.me', {});
  if (!me.ok) return me;
  try {
    const kind = /\.(xlsx|xls|csv)$/i.exec(file.name)?.[1] ?? 'csv';
    const cloudPath = `${me.data.incoming}${newKey()}.${kind.toLowerCase()}`;
    const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath: file.path });
    return { ok: true, fileId: fileID };
  } catch {
    return { ok: false, code: 'offline' };
  }
}

/** Keeps a workbook on the phone and shows it; from there it can be sent on. False when the phone cannot. */
export async function openWorkbook(name: string, base64: string): Promise<boolean> {
  const filePath = `${wx.env.USER_DATA_PATH}/${name}`;
  try {
    wx.getFileSystemManager().writeFileSync(filePath, base64, 'base64');
    await wx.openDocument({ filePath, fileType: 'xlsx', showMenu: true });
    return true;
  } catch {
    return false;
  }
}
