/** Colours of the two schemes, no pure black or white among them: programs that turn colours round leave the rest alone. */
const [LIGHT, DARK] = [
  { ink: '#1c1e21', soft: '#55595f', paper: '#fdfcf9', line: '#d9d6cd', link: '#0b57a4' },
  { ink: '#e4e3df', soft: '#a9adb3', paper: '#16181b', line: '#3a3e44', link: '#8fc0f5' },
];

const SANS = 'system-ui,sans-serif';

/** What stands at each element itself, since some programs drop all that stands in a mail's head. */
export const INLINE = {
  body: `margin:0;padding:0;background:${LIGHT.paper};color:${LIGHT.ink}`,
  column:
    'max-width:600px;margin:0 auto;padding:16px;font:16px/1.5 Georgia,Times New Roman,serif;overflow-wrap:anywhere',
  title: 'font-size:24px;line-height:1.25;margin:0 0 4px',
  heading: 'font-size:20px;line-height:1.3;margin:24px 0 8px',
  paper: `border-top:1px solid ${LIGHT.line};padding:16px 0 12px`,
  paperTitle: 'font-size:18px;line-height:1.35;margin:0 0 4px',
  text: 'margin:8px 0',
  soft: `margin:4px 0;font:14px/1.5 ${SANS};color:${LIGHT.soft}`,
  ways: `margin:8px 0 0;font:14px/2 ${SANS}`,
  foot: `border-top:1px solid ${LIGHT.line};margin-top:16px;padding-top:12px`,
} as const;

/** What has to stand in the head: the dark scheme, for programs that ask which one is on. */
export const HEAD_STYLE = `:root{color-scheme:light dark;supported-color-schemes:light dark}a{color:${LIGHT.link}}mark{background:#fbe8a6;color:${LIGHT.ink}}
@media(prefers-color-scheme:dark){.body{background:${DARK.paper}!important;color:${DARK.ink}!important}.soft{color:${DARK.soft}!important}.line{border-color:${DARK.line}!important}a{color:${DARK.link}}mark{background:#57470f;color:${DARK.ink}}}`;
