const PATHS = {
  back: '<path d="M15 4.5 7.5 12l7.5 7.5"/>',
  home: '<path d="M4 11.5 12 5l8 6.5M6.5 10v9h11v-9"/>',
  more: '<g fill="currentColor" stroke="none"><circle cx="5" cy="12" r="1.8"/><circle cx="12" cy="12" r="2.6"/><circle cx="19" cy="12" r="1.8"/></g>',
  leave: '<circle cx="12" cy="12" r="8"/><circle cx="12" cy="12" r="3" fill="currentColor" stroke="none"/>',
  success: '<path d="m4.5 12.5 5 5L19.5 7"/>',
  error: '<circle cx="12" cy="12" r="9"/><path d="M12 7v6M12 16.4v.2"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  scan: '<path d="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16"/>',
  person: '<circle cx="12" cy="8.5" r="3.8"/><path d="M4.5 20c.8-4 3.8-6 7.5-6s6.7 2 7.5 6"/>',
  inbox: '<path d="M4 6h16v12H4zM4 7l8 6 8-6"/>',
  sliders:
    '<path d="M5 7h14M5 17h14"/><circle cx="9" cy="7" r="2.2" fill="var(--card)"/><circle cx="15" cy="17" r="2.2" fill="var(--card)"/>',
  cloud: '<path d="M7 18.5a4 4 0 0 1-.5-8A5.5 5.5 0 0 1 17 9.5a4.5 4.5 0 0 1 0 9z"/>',
  phone: '<rect x="7" y="3.5" width="10" height="17" rx="2"/><path d="M11 17.5h2"/>',
  search: '<circle cx="11" cy="11" r="6"/><path d="m15.5 15.5 4 4"/>',
  file: '<path d="M7 3.5h7l4 4v13H7zM14 3.5v4h4"/>',
  picture:
    '<rect x="4" y="5" width="16" height="14" rx="2"/><path d="m5 17 4.5-5 3.5 4 2.5-2.5L19 17"/><circle cx="15.5" cy="9.3" r="1.3"/>',
  camera: '<path d="M4 8h4l1.5-2.5h5L16 8h4v11H4z"/><circle cx="12" cy="13" r="3.5"/>',
  left: '<path d="m14.5 6-6 6 6 6"/>',
  right: '<path d="m9.5 6 6 6-6 6"/>',
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon of 24 units that takes the colour of its text and is silent for screen readers. */
export function icon(name: IconName, size = 24): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('width', String(size));
  svg.setAttribute('height', String(size));
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  svg.innerHTML = PATHS[name];
  return svg;
}
