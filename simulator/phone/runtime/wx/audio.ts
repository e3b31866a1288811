import { files } from '../files';
import { runProgramCode } from '../problems';
import { resourceUrl } from '../resources';

const events = [
  'Canplay',
  'Play',
  'Pause',
  'Stop',
  'Ended',
  'TimeUpdate',
  'Error',
  'Waiting',
  'Seeking',
  'Seeked',
] as const;
type AudioEvent = (typeof events)[number];
type Listener = (detail?: unknown) => void;

/** An InnerAudioContext over the browser's audio element. */
class InnerAudio {
  private readonly element = new Audio();
  private readonly listeners = new Map<AudioEvent, Set<Listener>>();
  private source = '';
  private ready: Promise<void> = Promise.resolve();
  autoplay = false;
  obeyMuteSwitch = true;
  startTime = 0;

  constructor() {
    const pass = (event: string, name: AudioEvent): void => this.element.addEventListener(event, () => this.tell(name));
    pass('canplay', 'Canplay');
    pass('play', 'Play');
    pass('ended', 'Ended');
    pass('timeupdate', 'TimeUpdate');
    pass('waiting', 'Waiting');
    pass('seeking', 'Seeking');
    pass('seeked', 'Seeked');
    this.element.addEventListener('error', () => this.fail(this.element.error?.message ?? ''));
    for (const name of events) {
      Reflect.set(this, `on${name}`, (listener: Listener) => void this.of(name).add(listener));
      Reflect.set(this, `off${name}`, (listener?: Listener) => {
        if (listener) this.of(name).delete(listener);
        else this.of(name).clear();
      });
    }
  }

  get src(): string {
    return this.source;
  }

  set src(source: string) {
    this.source = source;
    this.ready = resourceUrl(source, '').then(
      (url) => {
        this.element.src = url;
        if (this.autoplay) this.play();
      },
      (error: unknown) => this.fail(String(error)),
    );
  }

  get duration(): number {
    return Number.isFinite(this.element.duration) ? this.element.duration : 0;
  }

  get currentTime(): number {
    return this.element.currentTime;
  }

  get paused(): boolean {
    return this.element.paused;
  }

  get volume(): number {
    return this.element.volume;
  }

  set volume(volume: number) {
    this.element.volume = volume;
  }

  get loop(): boolean {
    return this.element.loop;
  }

  set loop(loop: boolean) {
    this.element.loop = loop;
  }

  get playbackRate(): number {
    return this.element.playbackRate;
  }

  set playbackRate(rate: number) {
    this.element.playbackRate = rate;
  }

  play(): void {
    void this.ready.then(() => this.element.play()).catch((error: unknown) => this.fail(String(error)));
  }

  pause(): void {
    this.element.pause();
    this.tell('Pause');
  }

  stop(): void {
    this.element.pause();
    this.element.currentTime = 0;
    this.tell('Stop');
  }

  seek(seconds: number): void {
    this.element.currentTime = seconds;
  }

  destroy(): void {
    this.element.pause();
    this.element.removeAttribute('src');
    this.listeners.clear();
  }

  private fail(errMsg: string): void {
    const errCode = this.source.startsWith('wxfile://') && !files.read(this.source) ? 10003 : 10001;
    if (this.source !== '') this.tell('Error', { errCode, errMsg });
  }

  private tell(name: AudioEvent, detail?: unknown): void {
    for (const listener of this.of(name)) runProgramCode(() => listener(detail));
  }

  private of(name: AudioEvent): Set<Listener> {
    const known = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, known);
    return known;
  }
}

export const audioApis = {
  createInnerAudioContext: () => new InnerAudio(),
  setInnerAudioOption: (options: { success?: (result: unknown) => void } = {}) => {
    options.success?.({ errMsg: 'setInnerAudioOption:ok' });
  },
};
