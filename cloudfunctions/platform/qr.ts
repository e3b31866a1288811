import { cloud } from './cloud';
import { messageOf } from './collection';
import { log } from './log';

/** A mini-program code that opens `page` with `scene`, as base64 PNG; null when WeChat does not make one, so that the spoken code still serves. */
export async function miniProgramCode(page: string, scene: string): Promise<string | null> {
  try {
    const getUnlimited = cloud.openapi.wxacode as { getUnlimited(options: object): Promise<{ buffer: Buffer }> };
    const { buffer } = await getUnlimited.getUnlimited({ page, scene, checkPath: false, width: 430 });
    return buffer.toString('base64');
  } catch (error) {
    log('mini-program-code-failed', { error: messageOf(error) });
    return null;
  }
}
