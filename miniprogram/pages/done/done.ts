import { blank, toView, type DoneQuery } from './done.model';

Page({
  data: blank,

  onLoad(query: Record<keyof DoneQuery, string | undefined>) {
    const pairs = Object.entries(query).map(([name, value]) => [name, decodeURIComponent(value ?? '')] as const);
    this.setData(toView(Object.fromEntries(pairs)));
  },

  onHome() {
    void wx.switchTab({ url: '/pages/home/home' });
  },
});
