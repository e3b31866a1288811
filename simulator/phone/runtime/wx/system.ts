import { isConnected, onPhoneChange, phone } from '../phone';
import { api } from './api';

const sdkVersion = '3.14.3';

const windowInfo = (): Record<string, unknown> => {
  const { screen } = phone;
  return {
    pixelRatio: devicePixelRatio,
    screenWidth: screen.width,
    screenHeight: screen.height,
    windowWidth: innerWidth,
    windowHeight: innerHeight,
    statusBarHeight: screen.statusBarHeight,
    screenTop: screen.statusBarHeight + screen.navigationBarHeight,
    safeArea: {
      left: 0,
      right: screen.width,
      top: screen.statusBarHeight,
      bottom: screen.height - screen.safeAreaBottom,
      width: screen.width,
      height: screen.height - screen.statusBarHeight - screen.safeAreaBottom,
    },
  };
};

const appBaseInfo = (): Record<string, unknown> => ({
  SDKVersion: sdkVersion,
  version: '8.0.60',
  language: 'zh_CN',
  theme: 'light',
  enableDebug: false,
  host: { env: 'WeChat', appId: '', version: 0 },
  fontSizeSetting: 16 * phone.fontScale,
  fontSizeScaleFactor: phone.fontScale,
});

const deviceInfo = (): Record<string, unknown> => ({
  brand: 'devtools',
  model: 'simulator',
  system: 'Android 13',
  platform: 'devtools',
  benchmarkLevel: 20,
  abi: 'arm64-v8a',
  memorySize: 4096,
});

const systemSetting = (): Record<string, unknown> => ({
  bluetoothEnabled: true,
  locationEnabled: true,
  wifiEnabled: true,
  deviceOrientation: 'portrait',
});

const systemInfo = (): Record<string, unknown> => ({
  ...windowInfo(),
  ...appBaseInfo(),
  ...deviceInfo(),
  ...systemSetting(),
  albumAuthorized: true,
  cameraAuthorized: true,
  microphoneAuthorized: true,
  notificationAuthorized: true,
});

/** The capsule at the top right, in the screen's coordinates. */
const menuButton = (): Record<string, unknown> => {
  const { width, statusBarHeight } = phone.screen;
  const top = statusBarHeight + 6;
  return { width: 87, height: 32, top, bottom: top + 32, left: width - 94, right: width - 7 };
};

const networkType = (): string => (!isConnected() ? 'none' : phone.network === 'slow' ? '2g' : 'wifi');

const networkInfo = (): Record<string, unknown> => ({
  networkType: networkType(),
  weakNet: phone.network === 'slow',
  signalStrength: phone.network === 'slow' ? 1 : 4,
});

type NetworkListener = (status: { isConnected: boolean; networkType: string }) => void;
const networkListeners = new Set<NetworkListener>();

onPhoneChange('network', () => {
  for (const listener of networkListeners) listener({ isConnected: isConnected(), networkType: networkType() });
});

const accountInfo = (): Record<string, unknown> => ({
  miniProgram: { appId: phone.appId, envVersion: 'develop', version: '' },
  plugin: {},
});

/** What a program may know of the phone. */
export const systemApis = {
  getSystemInfoSync: systemInfo,
  getSystemInfo: api('getSystemInfo', systemInfo),
  getSystemInfoAsync: api('getSystemInfoAsync', systemInfo),
  getWindowInfo: windowInfo,
  getAppBaseInfo: appBaseInfo,
  getDeviceInfo: deviceInfo,
  getSystemSetting: systemSetting,
  getAppAuthorizeSetting: () => ({ albumAuthorized: 'authorized', cameraAuthorized: 'authorized' }),
  getMenuButtonBoundingClientRect: menuButton,
  getAccountInfoSync: accountInfo,
  getNetworkType: api('getNetworkType', networkInfo),
  onNetworkStatusChange: (listener: NetworkListener) => void networkListeners.add(listener),
  offNetworkStatusChange: (listener?: NetworkListener) => {
    if (listener) networkListeners.delete(listener);
    else networkListeners.clear();
  },
};
