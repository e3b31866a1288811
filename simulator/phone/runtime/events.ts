import type { WxElement, WxEvent } from './engine';
import { catches, dispatch, drawnElement, elementAt, hasListener, outward } from './engine';
import { metrics } from './metrics';

/** Milliseconds until a touch is long, pixels until it is a move. */
const longPressMs = 350;
const moveTolerance = 10;
/** A touch is followed by mouse events that the browser makes up. */
const emulatedMouseMs = 800;

interface Point {
  clientX: number;
  clientY: number;
}

interface Touch {
  element: WxElement;
  x: number;
  y: number;
  moved: boolean;
  long: boolean;
  timer: ReturnType<typeof setTimeout>;
}

let tapping = 0;

/** Whether the code that asks runs, without any wait, inside a tap of the person. */
export const insideTap = (): boolean => tapping > 0;

const touchAt = ({ clientX, clientY }: Point): Record<string, number> => ({
  identifier: 0,
  clientX,
  clientY,
  pageX: clientX,
  pageY: clientY,
  force: 1,
});

/** Fires a touch event that bubbles through everything, as WeChat's do. */
export function fireTouch(element: WxElement, name: string, point: Point, ended = false): WxEvent {
  metrics.begin(name);
  const touches = [touchAt(point)];
  const extraFields = { touches: ended ? [] : touches, changedTouches: touches };
  return dispatch(
    element,
    name,
    { x: point.clientX, y: point.clientY },
    {
      bubbles: true,
      composed: true,
      capturePhase: true,
      extraFields,
    },
  );
}

/** A tap at a point: nothing on a disabled button, else the event, with the right to ask for subscriptions. */
export function fireTap(element: WxElement, point: Point): void {
  for (let each: WxElement | null = element; each; each = outward(each)) {
    if (each.is === 'wx-button' && each.data?.['disabled'] === true) return;
  }
  tapping += 1;
  try {
    fireTouch(element, 'tap', point);
  } finally {
    tapping -= 1;
  }
}

/** The whole gesture, for the automator. */
export function tapElement(element: WxElement, point: Point): void {
  fireTouch(element, 'touchstart', point);
  fireTouch(element, 'touchend', point, true);
  fireTap(element, point);
}

/** Turns what the browser tells about mouse, fingers and keyboard into WeChat's events. */
export function installEvents(root: HTMLElement): void {
  const gestures = new Gestures();
  const options = { capture: true, passive: false };
  let lastTouch = -emulatedMouseMs;
  const isMouse = (event: MouseEvent): boolean => event.button === 0 && performance.now() - lastTouch > emulatedMouseMs;
  const onTouch = (handle: (point: Point, event: TouchEvent) => void) => (event: TouchEvent) => {
    lastTouch = performance.now();
    const point = event.changedTouches[0];
    if (point) handle(point, event);
  };
  root.addEventListener(
    'touchstart',
    onTouch((point, event) => gestures.start(point, event.target)),
    options,
  );
  root.addEventListener(
    'touchmove',
    onTouch((point, event) => gestures.move(point, event)),
    options,
  );
  root.addEventListener(
    'touchend',
    onTouch((point) => gestures.end(point)),
    options,
  );
  root.addEventListener(
    'touchcancel',
    onTouch((point) => gestures.cancel(point)),
    options,
  );
  root.addEventListener('mousedown', (event) => isMouse(event) && gestures.start(event, event.target), options);
  window.addEventListener('mousemove', (event) => isMouse(event) && gestures.move(event, event), options);
  window.addEventListener('mouseup', (event) => isMouse(event) && gestures.end(event), options);
  root.addEventListener('wheel', (event) => onWheel(event), options);
  root.addEventListener('click', (event) => onScriptedClick(event), options);
  for (const name of ['transitionend', 'animationstart', 'animationiteration', 'animationend'] as const) {
    root.addEventListener(name, (event) => onAnimation(name, event), options);
  }
}

/** What keeps a finger from scrolling keeps the wheel from it; a scroll-view inside it still turns. */
function onWheel(event: WheelEvent): void {
  for (let each = elementAt(event.target as Node); each && each.is !== 'wx-scroll-view'; each = outward(each)) {
    if (catches(each, 'touchmove')) event.preventDefault();
  }
}

/** A click without mouse or finger: from the keyboard or a screen reader. */
function onScriptedClick(event: MouseEvent): void {
  if (event.detail !== 0) return;
  const element = elementAt(event.target as Node);
  if (element) fireTap(element, centreOf(element));
}

export function centreOf(element: WxElement): Point {
  const rect = element.getBackendElement()?.getBoundingClientRect();
  return rect
    ? { clientX: rect.left + rect.width / 2, clientY: rect.top + rect.height / 2 }
    : { clientX: 0, clientY: 0 };
}

function onAnimation(name: string, event: AnimationEvent | TransitionEvent): void {
  const element = drawnElement(event.target as Node);
  if (!element) return;
  const { elapsedTime } = event;
  const which = 'propertyName' in event ? { propertyName: event.propertyName } : { animationName: event.animationName };
  dispatch(element, name, { elapsedTime, ...which }, { bubbles: true, composed: true, capturePhase: true });
}

/** One finger or the mouse, from down to up. */
class Gestures {
  private touch: Touch | null = null;
  private readonly hover = new Hover();

  start(point: Point, target: unknown): void {
    const element = elementAt(target as Node);
    if (!element) return;
    const touch: Touch = {
      element,
      x: point.clientX,
      y: point.clientY,
      moved: false,
      long: false,
      timer: setTimeout(() => this.onLong(touch, point), longPressMs),
    };
    this.touch = touch;
    this.hover.show(element);
    fireTouch(element, 'touchstart', point);
  }

  move(point: Point, event: Event): void {
    const touch = this.touch;
    if (!touch) return;
    if (!touch.moved && Math.hypot(point.clientX - touch.x, point.clientY - touch.y) > moveTolerance) {
      touch.moved = true;
      clearTimeout(touch.timer);
      this.hover.hide();
    }
    const fired = fireTouch(touch.element, 'touchmove', point);
    if (fired.defaultPrevented() && event.cancelable) event.preventDefault();
  }

  end(point: Point): void {
    const touch = this.finish();
    if (!touch) return;
    fireTouch(touch.element, 'touchend', point, true);
    if (!touch.moved && !touch.long) fireTap(touch.element, point);
  }

  cancel(point: Point): void {
    const touch = this.finish();
    if (touch) fireTouch(touch.element, 'touchcancel', point, true);
  }

  private finish(): Touch | null {
    const touch = this.touch;
    this.touch = null;
    if (touch) clearTimeout(touch.timer);
    this.hover.hide();
    return touch;
  }

  /** A long press takes the place of the tap only where somebody listens to it. */
  private onLong(touch: Touch, point: Point): void {
    if (this.touch !== touch || touch.moved) return;
    for (let each: WxElement | null = touch.element; each; each = outward(each)) {
      if (hasListener(each, 'longpress')) touch.long = true;
    }
    fireTouch(touch.element, 'longpress', point);
    fireTouch(touch.element, 'longtap', point);
  }
}

/** hover-class while a finger is down. */
class Hover {
  private shown: { element: WxElement; name: string; stayMs: number }[] = [];

  show(start: WxElement): void {
    for (let each: WxElement | null = start; each; each = outward(each)) {
      const names = each.data?.['hoverClass'];
      if (typeof names !== 'string' || names === 'none' || names === '' || each.data?.['disabled'] === true) continue;
      for (const name of names.split(/\s+/).filter(Boolean)) {
        each.classList?.toggle(name, true, 1);
        this.shown.push({ element: each, name, stayMs: Number(each.data?.['hoverStayTime'] ?? 70) });
      }
      if (each.data?.['hoverStopPropagation'] !== false) return;
    }
  }

  hide(): void {
    for (const { element, name, stayMs } of this.shown.splice(0)) {
      setTimeout(() => element.classList?.toggle(name, false, 1), stayMs);
    }
  }
}
