import { cssColours } from "../draw/palette.ts";

/** The page's look: one column, light or dark as the reader's system, and fit for paper. */
export const style = (fontFaces: string): string => `
${fontFaces}
:root{color-scheme:light dark;${cssColours("light")}}
@media (prefers-color-scheme:dark){:root{${cssColours("dark")}}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.5 "Source Sans 3","Source Sans Pro","Helvetica Neue",Arial,sans-serif}
main,footer{max-width:47rem;margin:0 auto;padding:0 1rem}
h1{font-size:1.9rem;line-height:1.2;margin:2rem 0 .5rem}
h2{font-size:1.35rem;line-height:1.25;margin:2.6rem 0 .6rem;padding-top:.8rem;border-top:2px solid var(--ink)}
h3{font-size:1.2rem;line-height:1.3;margin:0 0 .25rem}
h4{font-size:1rem;margin:1.1rem 0 .2rem}
p{margin:.4rem 0}
ul{margin:.4rem 0;padding-left:1.2rem}
li{margin:.25rem 0}
.first h2{font-size:1.05rem;margin:1.2rem 0 .2rem;padding:0;border:0;color:var(--first)}
.runs{list-style:none;padding:0}
.runs li{border-left:5px solid;padding-left:.7rem;margin:.6rem 0}
.big{font-size:1.12rem}
.soft,figcaption,.notes{color:var(--soft);font-size:.85rem}
figure{margin:1.8rem 0 2.4rem}
figure svg{display:block;width:100%;height:auto;margin:.3rem -1rem;width:calc(100% + 2rem)}
.narrow{display:none}
@media (max-width:34rem){.wide{display:none}.narrow{display:block}h1{font-size:1.5rem}}
details{margin:.5rem 0;font-size:.9rem}
summary{cursor:pointer;color:var(--second)}
summary:focus-visible,a:focus-visible{outline:2px solid var(--second);outline-offset:2px}
a{color:var(--second)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.82rem;line-height:1.35}
th,td{text-align:left;padding:.2rem .7rem .2rem 0;border-bottom:1px solid var(--grid);vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
code{font-size:.9em;overflow-wrap:anywhere}
footer{margin-top:3rem;padding-bottom:3rem}
@media print{
 @page{margin:16mm}
 :root{color-scheme:light;${cssColours("light")}}
 body{font-size:11pt}
 main{max-width:none}
 .narrow{display:none!important}.wide{display:block!important}
 h1{margin-top:0}h2,h3,h4{break-after:avoid}
 figure,tr,li{break-inside:avoid}
 .first{break-after:page}
 details.data{display:none}
 a{color:inherit;text-decoration:none}
}
`;
