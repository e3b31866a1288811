import { postToCloud } from '../cloud-client';
import { insideTap } from '../events';
import { shell } from '../link';
import { phone } from '../phone';
import type { Api, Options } from './api';
import { api, ApiError } from './api';

type Choice = 'accept' | 'reject' | 'ban';

interface Settings {
  mainSwitch: boolean;
  /** Only those for which 总是保持以上选择 was ticked. */
  itemSettings: Record<string, Choice>;
}

const settingsKey = (): string => `settings:${phone.openid}`;

function readSettings(): Settings {
  const stored = localStorage.getItem(settingsKey());
  return stored === null ? { mainSwitch: true, itemSettings: {} } : (JSON.parse(stored) as Settings);
}

const writeSettings = (settings: Settings): void => localStorage.setItem(settingsKey(), JSON.stringify(settings));

const maxTemplates = 3;

async function requestSubscribeMessage(options: Options): Promise<Record<string, Choice>> {
  const templateIds = [...new Set((options['tmplIds'] as string[] | undefined) ?? [])];
  if (templateIds.length === 0) throw new ApiError("TmplIds can't be empty", { errCode: 10001 });
  if (templateIds.length > maxTemplates) throw new ApiError('Templates count out of max bounds', { errCode: 20003 });
  const settings = readSettings();
  if (!settings.mainSwitch) throw new ApiError('The main switch is switched off', { errCode: 20004 });
  const choices = await choose(templateIds, settings);
  const accepted = templateIds.filter((id) => choices[id] === 'accept');
  if (accepted.length > 0) {
    await postToCloud('subscribe', { templateIds: accepted }).catch(() => {
      throw new ApiError('Request subscribe fail', { errCode: 10003 });
    });
  }
  return choices;
}

async function choose(templateIds: string[], settings: Settings): Promise<Record<string, Choice>> {
  const known = Object.fromEntries(
    templateIds.flatMap((id) => (settings.itemSettings[id] ? [[id, settings.itemSettings[id]]] : [])),
  );
  const open = templateIds.filter((id) => known[id] === undefined);
  if (open.length === 0) return known;
  const { choices, remember } = await shell.ask<'subscribe'>({ kind: 'subscribe', templateIds: open });
  if (remember) writeSettings({ ...settings, itemSettings: { ...settings.itemSettings, ...choices } });
  return { ...known, ...Object.fromEntries(open.map((id) => [id, choices[id] ?? 'reject'] as const)) };
}

function getSetting(options: Options): Record<string, unknown> {
  return {
    authSetting: {},
    ...(options['withSubscriptions'] === true ? { subscriptionsSetting: readSettings() } : {}),
  };
}

async function openSetting(options: Options): Promise<Record<string, unknown>> {
  const { mainSwitch, itemSettings } = readSettings();
  const answer = await shell.ask<'settings'>({ kind: 'settings', subscriptions: itemSettings, mainSwitch });
  writeSettings({ mainSwitch: answer.mainSwitch, itemSettings: answer.subscriptions });
  return getSetting(options);
}

/** For what WeChat allows in a tap only; the right is gone after the first wait, so it is asked for at once. */
const inTap =
  (name: string, run: (options: Options) => unknown): Api =>
  (options) => {
    const tapped = insideTap();
    return api(name, (given) => {
      if (!tapped) throw new ApiError('can only be invoked by user TAP gesture.');
      return run(given);
    })(options);
  };

export const subscribeApis = {
  requestSubscribeMessage: inTap('requestSubscribeMessage', requestSubscribeMessage),
  getSetting: api('getSetting', getSetting),
  openSetting: inTap('openSetting', openSetting),
};
