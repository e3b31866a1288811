/** Tags that the runtime draws; `wx-` + tag in the document and in compiled styles. */
export const builtInTags: ReadonlySet<string> = new Set(
  (
    'view text image button input textarea form label checkbox checkbox-group radio radio-group switch slider picker ' +
    'picker-view picker-view-column scroll-view swiper swiper-item navigator icon progress rich-text root-portal page-meta'
  ).split(' '),
);

/**
 * WeChat's other tags. A package from npm may have one in a branch that the program never shows; the runtime is loud when it
 * is shown after all.
 */
const otherTags = new Set(
  (
    'ad audio camera canvas cover-image cover-view editor grid-view live-player live-pusher map match-media movable-area ' +
    'movable-view official-account open-data page-container share-element video web-view'
  ).split(' '),
);

/** Tags of the template language itself. */
const syntaxTags = new Set(['block', 'template', 'import', 'include', 'slot', 'wxs']);

/** Refuses every tag in `wxml` that is neither built in, nor in `known`; the message names tag, file and line. */
export function refuseUnknownTags(wxml: string, path: string, known: ReadonlySet<string>): void {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  const bare = wxml
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(
      /(<wxs\b[^>]*[^/]>)([\s\S]*?)(<\/wxs>)/g,
      (_all, open: string, body: string, close: string) => open + blank(body) + close,
    )
    .replace(/\{\{[\s\S]*?\}\}/g, blank);
  for (const match of bare.matchAll(/<([a-zA-Z][\w-]*)/g)) {
    const tag = match[1] ?? '';
    if (syntaxTags.has(tag) || builtInTags.has(tag) || known.has(tag)) continue;
    if (otherTags.has(tag) && path.includes('miniprogram_npm/')) continue;
    const line = bare.slice(0, match.index).split('\n').length;
    throw new Error(`not simulated: <${tag}> (${path}.wxml:${line})`);
  }
}
