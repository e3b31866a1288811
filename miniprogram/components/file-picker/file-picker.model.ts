import type { ChosenFile } from '../../services/files';

/** Larger files are refused by the school's server. */
const LARGEST = 12 * 1024 * 1024;

export type Picking = 'idle' | 'uploading' | 'ready';

export interface PickerView {
  readonly state: Picking;
  readonly text: string;
  readonly note: string;
}

export function idle(label: string): PickerView {
  return { state: 'idle', text: label, note: '先把文件发到微信的“文件传输助手”，再点这里去选。' };
}

export function uploading({ name }: ChosenFile): PickerView {
  return { state: 'uploading', text: '正在送出文件……', note: name };
}

export function ready({ name, size }: ChosenFile): PickerView {
  return { state: 'ready', text: '换一个文件', note: `已选：${name}（${sizeText(size)}）` };
}

/** Why a file is not even sent; empty when it may be. */
export function faultOf({ name, size }: ChosenFile): string {
  if (/\.xls$/i.test(name)) return '这是老格式 .xls：请用 Excel 或 WPS 打开，另存为 Excel 工作簿（.xlsx），再选。';
  if (!/\.(xlsx|csv)$/i.test(name)) return '要选表格文件：Excel 工作簿（.xlsx）或者 CSV。';
  if (size > LARGEST) return `文件有 ${sizeText(size)}，最多 12 MB。请分成几个文件。`;
  return size === 0 ? '这个文件是空的，请看一看是不是选错了。' : '';
}

function sizeText(size: number): string {
  return size < 1024 * 1024 ? `${Math.max(1, Math.round(size / 1024))} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`;
}
