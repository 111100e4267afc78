/** What the pages of a brief have beyond the report's look: switches, two choices side by side. */
export const briefStyle = `
.switches{display:grid;grid-template-columns:1fr 1fr;gap:1rem;margin:1rem 0}
.side{border:1px solid var(--axis);border-top:4px solid var(--first);padding:.2rem .9rem .8rem;min-width:0}
.side.second{border-top-color:var(--second)}
.side>legend{font-weight:600;padding:0 .3rem}
.group{border:0;margin:.3rem 0;padding:0}
.group legend,.side>label{font-size:.85rem;color:var(--soft);padding:0}
.group label{display:block;padding:.15rem 0}
select{font:inherit;max-width:100%;width:100%;color:var(--ink);background:var(--paper);border:1px solid var(--axis);padding:.25rem}
input{accent-color:var(--second)}
input:focus-visible,select:focus-visible,.scroll:focus-visible{outline:3px solid var(--second);outline-offset:2px}
.sides .one{color:var(--first)}.sides .two{color:var(--second)}
#chart svg{width:100%;margin:0;font-size:13px}
#chart text{fill:var(--ink)}
html:not(.live) .switches,html:not(.live) #choice-figure,html:not(.live) .sides{display:none}
.states{columns:10rem;list-style:none;padding:0}
#numbers th:first-child{min-width:7.5rem}
@media (max-width:34rem){#numbers td,#numbers th{white-space:normal}.switches{grid-template-columns:1fr}}
@media print{.switches{display:none}}
`;
