import { cloud } from './cloud';

/** Whether a phone has called this function itself, and neither a timer nor another function. Source: getWXContext().SOURCE. */
export function isCalledByPhone(): boolean {
  const { SOURCE } = cloud.getWXContext() as { SOURCE?: string };
  return SOURCE === 'wx_client';
}
