import { fill, h } from '../dom';

/** One thing shown over the phone's screen. */
export interface Overlay {
  /** A sheet slides up from below, a dialog stands in the middle, full covers all. */
  form: 'sheet' | 'dialog' | 'full';
  label: string;
  /** Escape, or a tap beside it; absent: it must be answered. */
  onCancel?: () => void;
}

const FOCUSABLE = 'button:not([disabled]), input, textarea, select, a[href]';

/** Where questions are shown; while one is, the page beneath cannot be reached. */
export interface OverlayLayer {
  element: HTMLElement;
  /** Shows it above what is there; the returned function takes it away. */
  open(overlay: Overlay, ...content: (Node | string | null | false)[]): () => void;
}

export function createOverlayLayer(behind: HTMLElement): OverlayLayer {
  const element = h('div', { class: 'overlays' });
  const settle = () => {
    behind.inert = element.childElementCount > 0;
    element.dataset['open'] = String(element.childElementCount > 0);
  };
  settle();
  return {
    element,
    open: ({ form, label, onCancel }, ...content) => {
      const before = document.activeElement;
      const box = h('div', {
        class: `overlay-box ${form}`,
        role: 'dialog',
        'aria-modal': 'true',
        'aria-label': label,
        tabindex: -1,
      });
      fill(box, ...content);
      const shade = h(
        'div',
        { class: `overlay ${form}`, onClick: (event) => event.target === shade && onCancel?.() },
        box,
      );
      shade.addEventListener('keydown', (event) => onKey(event, box, onCancel));
      element.append(shade);
      settle();
      (box.querySelector<HTMLElement>('[autofocus]') ?? box).focus({ preventScroll: true });
      return () => {
        shade.remove();
        settle();
        if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      };
    },
  };
}

function onKey(event: KeyboardEvent, box: HTMLElement, onCancel: (() => void) | undefined): void {
  if (event.key === 'Escape') onCancel?.();
  if (event.key !== 'Tab') return;
  const stops = [...box.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const last = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== last && document.activeElement !== box) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
