import type { Ask, AskKind, AskResult, AskResults } from '../../messages';
import { presentActionSheet } from './action-sheet';
import { presentFiles } from './files';
import type { OverlayLayer } from './layer';
import { presentModal } from './modal';
import { presentPreview } from './preview';
import { presentScan } from './scan';
import { presentSettings } from './settings';
import { presentSubscribe } from './subscribe';

/** Shows a question and answers it once; the returned function takes it off the screen. */
export type Presenter<Kind extends AskKind> = (
  layer: OverlayLayer,
  ask: Extract<Ask, { kind: Kind }>,
  answer: (result: AskResults[Kind]) => void,
) => () => void;

/** The questions that the program has open. */
export interface OpenAsks {
  show(id: number, ask: Ask): void;
  dismiss(id: number): void;
  dismissAll(): void;
}

export function createAsks(layer: OverlayLayer, onAnswer: (id: number, result: AskResult) => void): OpenAsks {
  const open = new Map<number, () => void>();
  const dismiss = (id: number) => {
    open.get(id)?.();
    open.delete(id);
  };
  return {
    show: (id, ask) => {
      const close = present(layer, ask, (result) => {
        if (!open.has(id)) return;
        dismiss(id);
        onAnswer(id, result);
      });
      open.set(id, close);
    },
    dismiss,
    dismissAll: () => {
      for (const id of open.keys()) dismiss(id);
    },
  };
}

function present(layer: OverlayLayer, ask: Ask, answer: (result: AskResult) => void): () => void {
  switch (ask.kind) {
    case 'modal':
      return presentModal(layer, ask, answer);
    case 'actionSheet':
      return presentActionSheet(layer, ask, answer);
    case 'subscribe':
      return presentSubscribe(layer, ask, answer);
    case 'files':
      return presentFiles(layer, ask, answer);
    case 'scan':
      return presentScan(layer, ask, answer);
    case 'preview':
      return presentPreview(layer, ask, answer);
    case 'settings':
      return presentSettings(layer, ask, answer);
  }
}
