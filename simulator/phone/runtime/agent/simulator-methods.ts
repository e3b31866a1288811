import type { AskKind, NetworkState } from '../../messages';
import { activity } from '../activity';
import { setClockOffset } from '../clock';
import { drawnElement } from '../engine';
import { shell } from '../link';
import { metrics } from '../metrics';
import { phone, setFontScale, setNetwork } from '../phone';
import { accessiblePage } from './accessibility';
import type { AgentContext, Method } from './agent';

const networkStates: readonly string[] = ['good', 'slow', 'lost', 'lostAnswer', 'twice'];

/** Simulator.*: the phone itself, for stages and benches. */
export function simulatorMethods({ pages, chrome }: AgentContext): Record<string, Method> {
  return {
    'Simulator.setNetwork': ({ state }) => {
      if (!networkStates.includes(String(state)))
        throw new Error(`network ${String(state)}: one of ${networkStates.join(', ')}`);
      setNetwork(state as NetworkState);
      shell.post({ type: 'changed', network: phone.network });
    },
    'Simulator.setFontScale': ({ scale }) => {
      setFontScale(Number(scale));
      shell.post({ type: 'changed', fontScale: phone.fontScale });
    },
    'Simulator.setClock': ({ offsetMs }) => {
      setClockOffset(Number(offsetMs));
      shell.post({ type: 'changed', clockOffsetMs: Number(offsetMs) });
    },
    'Simulator.prepareAnswer': ({ kind, result }) => shell.prepare(kind as AskKind, result),
    'Simulator.overlays': () => ({ toast: shell.toast, loading: shell.loading, asks: shell.openAsks() }),
    'Simulator.answer': ({ id, result }) => shell.answer(Number(id), result),
    'Simulator.navigationBar': () => ({ bar: pages.top?.bar, tabBar: chrome.tabBar() }),
    'Simulator.metrics': ({ reset }) => {
      const nodes = [...(pages.top?.box.querySelectorAll('*') ?? [])].filter((node) => drawnElement(node)).length;
      return { ...metrics.read(reset === true), nodes, path: pages.top?.path ?? '' };
    },
    'Simulator.accessibility': () => {
      const top = pages.top;
      if (!top) throw new Error('no page is open yet');
      return { path: top.path, ...accessiblePage(top.box) };
    },
    'Simulator.idle': () => activity.idle(),
  };
}
