import { cloudFileUrl, overNetwork, postToCloud, sendToCloud } from '../cloud-client';
import { files } from '../files';
import { phone } from '../phone';
import type { Options } from './api';
import { api, ApiError, requireText, text } from './api';

let environment: string | null = null;

function requireInit(): void {
  if (environment === null)
    throw new ApiError("Error: Cloud API isn't enabled, please call wx.cloud.init first", { errCode: -601001 });
  if (environment !== '' && phone.envId !== '' && environment !== phone.envId) {
    throw new ApiError(
      `Error: errCode: -501000 | errMsg: env ${environment} not exists, the phone has ${phone.envId}`,
      {
        errCode: -501000,
      },
    );
  }
}

function init(options: { env?: unknown } = {}): void {
  const { env } = options;
  environment = typeof env === 'object' && env !== null ? text(Reflect.get(env, 'functions')) : text(env);
}

async function callFunction(options: Options): Promise<Record<string, unknown>> {
  requireInit();
  const answer = await postToCloud('callFunction', { name: requireText(options, 'name'), data: options['data'] ?? {} });
  return { result: answer['result'], requestID: answer['requestID'] };
}

async function uploadFile(options: Options): Promise<Record<string, unknown>> {
  requireInit();
  const filePath = requireText(options, 'filePath');
  const file = files.read(filePath);
  if (!file) throw new ApiError(`file doesn't exist ${filePath}`, { errCode: -1 });
  const path = encodeURIComponent(requireText(options, 'cloudPath'));
  const answer = await sendToCloud(`uploadFile?path=${path}`, {
    method: 'PUT',
    headers: { 'content-type': file.type || 'application/octet-stream' },
    body: file.bytes,
  });
  return { fileID: answer['fileID'], statusCode: 200 };
}

async function getTempFileURL(options: Options): Promise<Record<string, unknown>> {
  requireInit();
  const list = options['fileList'];
  if (!Array.isArray(list)) throw new ApiError('parameter error: parameter.fileList should be Array;');
  const answer = await postToCloud('getTempFileURL', { fileList: list });
  return { fileList: answer['fileList'] };
}

async function downloadFile(options: Options): Promise<Record<string, unknown>> {
  requireInit();
  const fileID = requireText(options, 'fileID');
  const url = await cloudFileUrl(fileID);
  const response = await overNetwork(() => fetch(url));
  if (!response.ok)
    throw new ApiError(`Error: errCode: -503003 | errMsg: status ${response.status}`, { errCode: -503003 });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const tempFilePath = files.addTemporary(bytes, fileID, response.headers.get('content-type') ?? '');
  return { tempFilePath, statusCode: response.status };
}

/** An upload or download that has callbacks is a task; nobody sees progress here. */
const withTask = (run: ReturnType<typeof api>) => (options: Options) =>
  run(options) ?? { abort: () => undefined, onProgressUpdate: () => undefined, offProgressUpdate: () => undefined };

export const cloudApis = {
  init,
  callFunction: api('cloud.callFunction', callFunction),
  uploadFile: withTask(api('cloud.uploadFile', uploadFile)),
  getTempFileURL: api('cloud.getTempFileURL', getTempFileURL),
  downloadFile: withTask(api('cloud.downloadFile', downloadFile)),
};
