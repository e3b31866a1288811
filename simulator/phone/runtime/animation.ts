interface StepOptions {
  duration: number;
  timingFunction: string;
  delay: number;
  transformOrigin: string;
}

interface Step {
  styles: Record<string, string>;
  options: StepOptions;
}

/** What `export()` gives to a template's `animation` attribute. */
export interface ExportedAnimation {
  actions: Step[];
}

const lengths = ['width', 'height', 'top', 'left', 'right', 'bottom'];
const plain = ['opacity', 'backgroundColor'];
const transforms: Record<string, string> = {
  translate: 'px',
  translateX: 'px',
  translateY: 'px',
  translateZ: 'px',
  translate3d: 'px',
  rotate: 'deg',
  rotateX: 'deg',
  rotateY: 'deg',
  rotateZ: 'deg',
  scale: '',
  scaleX: '',
  scaleY: '',
  scale3d: '',
  skew: 'deg',
  skewX: 'deg',
  skewY: 'deg',
};

/** wx.createAnimation: records steps that an element plays as CSS transitions. */
export function createAnimation(base: Partial<StepOptions> = {}): Record<string, unknown> {
  let styles: Record<string, string> = {};
  let transform: string[] = [];
  let actions: Step[] = [];
  const animation: Record<string, unknown> = {
    step(options: Partial<StepOptions> = {}) {
      const transformed: Record<string, string> = transform.length > 0 ? { transform: transform.join(' ') } : {};
      const defaults = { duration: 400, timingFunction: 'linear', delay: 0, transformOrigin: '50% 50% 0' };
      actions.push({ styles: { ...styles, ...transformed }, options: { ...defaults, ...base, ...options } });
      styles = {};
      return animation;
    },
    export(): ExportedAnimation {
      const exported = { actions };
      actions = [];
      return exported;
    },
  };
  const set = (name: string, write: (...values: unknown[]) => void): void => {
    animation[name] = (...values: unknown[]) => {
      write(...values);
      return animation;
    };
  };
  for (const name of lengths) {
    set(name, (value) => {
      styles[name] = typeof value === 'number' ? `${value}px` : String(value);
    });
  }
  for (const name of plain) {
    set(name, (value) => {
      styles[name] = String(value);
    });
  }
  for (const [name, unit] of Object.entries(transforms)) {
    set(name, (...values) => {
      const others = transform.filter((each) => !each.startsWith(`${name}(`));
      transform = [...others, `${name}(${values.map((value) => `${String(value)}${unit}`).join(', ')})`];
    });
  }
  return animation;
}

/** Plays the steps one after another. */
export function playAnimation(element: HTMLElement, animation: unknown): void {
  if (typeof animation !== 'object' || animation === null || !('actions' in animation)) return;
  const { actions } = animation as ExportedAnimation;
  const play = (index: number): void => {
    const step = actions[index];
    if (!step) return;
    const { duration, timingFunction, delay, transformOrigin } = step.options;
    fixAutoSize(element, step.styles);
    element.style.transformOrigin = transformOrigin;
    element.style.transition = duration > 1 ? `all ${duration}ms ${timingFunction} ${delay}ms` : 'none';
    element.getBoundingClientRect();
    Object.assign(element.style, step.styles);
    setTimeout(() => play(index + 1), duration + delay);
  };
  play(0);
}

/** A transition from `auto` needs a length to start from. */
function fixAutoSize(element: HTMLElement, styles: Record<string, string>): void {
  for (const side of ['width', 'height'] as const) {
    if (styles[side] === undefined || styles[side] === 'auto' || element.style[side] !== 'auto') continue;
    element.style[side] = `${element.getBoundingClientRect()[side]}px`;
  }
  element.getBoundingClientRect();
}

type Keyframe = Record<string, unknown>;

/** this.animate of pages and components: keyframes as WeChat writes them. */
export function animateElement(element: HTMLElement, frames: Keyframe[], durationMs: number, done?: () => void): void {
  const keyframes = frames.map(({ ease, ...frame }) => {
    const css: Keyframe = { ...(ease === undefined ? {} : { easing: ease }) };
    const transform: string[] = [];
    for (const [name, value] of Object.entries(frame)) {
      const unit = transforms[name];
      if (unit === undefined) css[name] = value;
      else
        transform.push(
          `${name}(${[value]
            .flat()
            .map((each) => `${String(each)}${unit}`)
            .join(', ')})`,
        );
    }
    if (transform.length > 0) css['transform'] = transform.join(' ');
    return css;
  });
  const running = element.animate(keyframes as unknown as PropertyIndexedKeyframes, {
    duration: durationMs,
    fill: 'forwards',
  });
  running.onfinish = () => {
    const { easing: _easing, offset: _offset, ...last } = keyframes.at(-1) ?? {};
    Object.assign(element.style, last);
    running.cancel();
    done?.();
  };
}
