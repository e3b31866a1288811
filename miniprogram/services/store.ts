/**
 * The phone's storage, which WeChat keeps apart for each person. A full or broken storage is never a reason for a page to fail: what cannot be
 * kept is simply not there the next time.
 */
export function load(key: string): unknown {
  try {
    const value: unknown = wx.getStorageSync(key);
    return value === '' ? undefined : value;
  } catch {
    return undefined;
  }
}

/** False when the phone had no room. */
export function save(key: string, value: unknown): boolean {
  try {
    wx.setStorageSync(key, value);
    return true;
  } catch {
    return false;
  }
}

export function drop(key: string): void {
  try {
    wx.removeStorageSync(key);
  } catch {
    // Nothing to do: it is read again with the same result.
  }
}
