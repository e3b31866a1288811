import { cloud } from './cloud';
import { messageOf } from './collection';
import { log } from './log';

/** One request of msgSecCheck takes so many characters. */
const chunkLength = 2500;

/**
 * Whether WeChat's content check calls a text risky (security.msgSecCheck v2, scene 2). When the check itself cannot run, a person's review still
 * stands before publication, so the text passes and the failure is logged.
 */
export async function isRisky(text: string, openid: string): Promise<boolean> {
  const security = cloud.openapi.security as {
    msgSecCheck(options: object): Promise<{ result?: { suggest?: string } }>;
  };
  for (let at = 0; at < text.length; at += chunkLength) {
    try {
      const { result } = await security.msgSecCheck({
        version: 2,
        scene: 2,
        openid,
        content: text.slice(at, at + chunkLength),
      });
      if (result?.suggest === 'risky') return true;
    } catch (error) {
      log('content-check-failed', { error: messageOf(error) });
    }
  }
  return false;
}
