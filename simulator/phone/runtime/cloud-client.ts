import { activity } from './activity';
import { shell } from './link';
import { metrics } from './metrics';
import { phone } from './phone';
import { toText } from './text';
import { ApiError } from './wx/api';

const slowMs = 2000;

/** The simulator has been started anew and does not know this tab, which therefore begins again as the same person. */
const unknownSession = 401;

/** Sends a request to the phone server's /cloud/*, through the network as it is now. */
export async function sendToCloud(path: string, init: RequestInit): Promise<Record<string, unknown>> {
  metrics.countCall();
  return activity.track(overNetwork(() => request(path, init)));
}

export const postToCloud = (path: string, body: unknown): Promise<Record<string, unknown>> =>
  sendToCloud(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** The network's states act here: a lost request never leaves, a lost answer's request has arrived. */
export async function overNetwork<T>(send: () => Promise<T>): Promise<T> {
  switch (phone.network) {
    case 'lost':
      throw disconnected();
    case 'slow': {
      await wait(slowMs);
      const answer = await send();
      await wait(slowMs);
      return answer;
    }
    case 'lostAnswer':
      await send().catch(() => undefined);
      throw new ApiError('Error: errCode: -1 | errMsg: request:fail timeout', { errCode: -1 });
    case 'twice': {
      const [first] = await Promise.all([send(), send()]);
      return first;
    }
    default:
      return send();
  }
}

async function wait(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  if (phone.network === 'lost') throw disconnected();
}

const disconnected = (): ApiError =>
  new ApiError('Error: errCode: -1 | errMsg: request:fail errcode:-106 error_msg:net::ERR_INTERNET_DISCONNECTED', {
    errCode: -1,
  });

/** Rejects with the cloud's own error, whose errMsg is complete. */
async function request(path: string, init: RequestInit): Promise<Record<string, unknown>> {
  const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${phone.token}` };
  const response = await fetch(`/cloud/${path}`, { ...init, headers }).catch(() => {
    throw disconnected();
  });
  if (response.status === unknownSession) shell.post({ type: 'reload' });
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== 'object' || body === null) {
    throw new ApiError(`Error: errCode: -1 | errMsg: status ${response.status}`, { errCode: -1 });
  }
  const answer = body as Record<string, unknown>;
  const { errCode } = answer;
  if ((errCode === undefined || errCode === 0) && response.ok) return answer;
  throw new ApiError((toText(answer['errMsg']) || `status ${response.status}`).replace(/^cloud\.\w+:fail /, ''), {
    errCode: errCode ?? response.status,
    requestID: answer['requestID'],
  });
}

const urls = new Map<string, { url: string; until: number }>();

/** Where the document can load a file of the cloud storage; asked once in a few minutes. */
export async function cloudFileUrl(fileID: string): Promise<string> {
  const known = urls.get(fileID);
  if (known && known.until > performance.now()) return known.url;
  const answer = await postToCloud('getTempFileURL', { fileList: [fileID] });
  const file = (answer['fileList'] as { tempFileURL?: string; errMsg?: string }[] | undefined)?.[0];
  if (!file?.tempFileURL) throw new ApiError(file?.errMsg ?? `${fileID} is not found`, { errCode: -503003 });
  urls.set(fileID, { url: file.tempFileURL, until: performance.now() + 5 * 60_000 });
  return file.tempFileURL;
}
