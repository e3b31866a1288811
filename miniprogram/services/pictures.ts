let last = '';

/** A path under which <image> shows the picture: it is written to the phone, because a picture in setData is slow. */
export function pictureOf(name: string, base64: string): string {
  const path = `${wx.env.USER_DATA_PATH}/${name}.png`;
  const files = wx.getFileSystemManager();
  try {
    if (last !== '' && last !== path) files.unlinkSync(last);
    files.writeFileSync(path, base64, 'base64');
    last = path;
    return path;
  } catch {
    return `data:image/png;base64,${base64}`;
  }
}
