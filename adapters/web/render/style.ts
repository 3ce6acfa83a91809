import { createHash } from 'node:crypto';

/** All of the page's style: one column of 65 characters, by the reader's scheme and on paper, from 320 px on. */
export const STYLE = `:root{color-scheme:light dark;--ink:#1c1e21;--soft:#55595f;--paper:#fdfcf9;--line:#d9d6cd;--link:#0b57a4;--mark:#fbe8a6}
@media(prefers-color-scheme:dark){:root{--ink:#e4e3df;--soft:#a9adb3;--paper:#16181b;--line:#3a3e44;--link:#8fc0f5;--mark:#57470f}}
*{box-sizing:border-box}
html{font:100%/1.55 Georgia,"Times New Roman",serif;background:var(--paper);color:var(--ink)}
@media(min-width:1800px){html{font-size:125%}}@media(min-width:3000px){html{font-size:200%}}
body{margin:0 auto;max-width:65ch;padding:0 1rem 3rem;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,input:focus-visible,button:focus-visible,select:focus-visible,pre:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.3rem .6rem}
header,footer,.facts,.ways,.note,.aside,.actions,.days,.exports,form,code,pre{font-family:system-ui,sans-serif;font-size:.9rem}
header{border-bottom:1px solid var(--line);padding:1rem 0 .8rem;display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:baseline}
header strong a{color:inherit;text-decoration:none;font-size:1.05rem}
nav ul,.actions,.days,.exports,ul.ways{align-items:center;list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1rem}
nav a,.actions a,.days a,.exports a{display:inline-block;padding:.2rem 0;min-height:1.5rem}
ul.ways{display:block;margin:.6rem 0}
[aria-current]{font-weight:700;text-decoration:none;color:inherit}
form{display:flex;flex-wrap:wrap;gap:.5rem;margin:.8rem 0}
input,button,select{font:inherit;color:inherit;background:transparent;border:1px solid var(--soft);border-radius:4px;padding:.35rem .6rem;min-width:0;max-width:100%}label{min-width:0;max-width:100%}
input{flex:1 1 12rem}button{cursor:pointer}
h1{font-size:1.6rem;line-height:1.25;margin:1.4rem 0 .2rem;text-wrap:balance}
h2{font-size:1.15rem;line-height:1.35;margin:0 0 .15rem}
.aside,.facts,.note,.number,footer{color:var(--soft)}
.aside{margin:.1rem 0 1rem}.facts{margin:0 0 .25rem}.number{font-family:system-ui,sans-serif;font-weight:400}
.paper{padding:1.1rem 0 .9rem;border-top:1px solid var(--line)}
.paper p{margin:.3rem 0}.reason{color:var(--soft);font-size:.95rem}
mark{background:var(--mark);color:var(--ink);padding:0 .1em}
.note{border-top:1px solid var(--line);padding-top:.7rem;margin:.8rem 0}
.note+.note{border-top:0;padding-top:0;margin-top:-.4rem}main>.paper:first-child{border-top:0;padding-top:0}.paper h1{margin-top:.6rem}
pre{white-space:pre-wrap;border:1px solid var(--line);padding:.7rem}code{background:color-mix(in srgb,var(--line) 45%,transparent);padding:.05em .3em;border-radius:3px}
img{max-width:100%;height:auto;border-radius:4px}
footer{border-top:1px solid var(--line);margin-top:2rem;padding-top:.8rem}footer p{margin:.3rem 0}
form.do,.listed p{margin:0}.listed{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:center;padding:.3rem 0}form.do{display:inline-flex}form.set label{display:flex;flex:1 1 14rem;flex-direction:column;gap:.2rem}.note+form.do{margin-top:.5rem}
@media print{header nav,form,form.do,.actions,.days,.exports,.skip{display:none}body{max-width:none;padding:0}.paper{break-inside:avoid}a{color:inherit;text-decoration:none}}`;

/** The style's name in the policy of what a page may load: it alone is taken. */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
