/** The style of all pages: calm, on a phone and in the dark as well. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ground: #fbfaf8; --raised: #fff; --line: #e3dfd8; --ink: #23211e; --faint: #66615a; --link: #265a87; --mark: #eef3f8;
  --good: #1f6b3d; --good-ground: #e8f3ec; --bad: #a3281f; --bad-ground: #fbebe9; --strange: #7a4a00; --strange-ground: #fdf0d8;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #171614; --raised: #1f1e1b; --line: #38352f; --ink: #e9e5dd; --faint: #a49d92; --link: #8fbde6; --mark: #232d37;
    --good: #85cfa0; --good-ground: #1b2d21; --bad: #f19c92; --bad-ground: #3a211e; --strange: #f0c274; --strange-ground: #392c14;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 0.9375rem/1.5 system-ui, sans-serif; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.for-ears { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--raised); padding: 0.25rem 0.5rem; z-index: 2; }
header, main { max-width: 78rem; margin: 0 auto; padding: 0.75rem 1.25rem; } main { overflow-wrap: break-word; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1rem; position: relative; }
.brand { font-weight: 650; color: inherit; text-decoration: none; letter-spacing: -0.01em; }
.log { color: var(--faint); font: 0.8125rem var(--mono); overflow-wrap: anywhere; flex: 1 1 8rem; }
header nav { display: flex; gap: 1rem; }
header nav a { text-decoration: none; }
.end, body:has(.verdict) .now { display: none; } body:has(.verdict.good) .end.good, body:has(.verdict.bad) .end.bad { display: inline; }
.good { color: var(--good); } .bad { color: var(--bad); }
kbd { font: 0.75rem var(--mono); border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px; padding: 0.05rem 0.35rem; background: var(--raised); }
.keys > summary { list-style: none; cursor: pointer; }
.keys > summary::-webkit-details-marker { display: none; }
.keys > dl { position: absolute; right: 1.25rem; top: 100%; margin: 0; z-index: 1; background: var(--raised); border: 1px solid var(--line); border-radius: 8px; padding: 0.75rem 1rem; box-shadow: 0 8px 24px #0002; }
.keys div { display: flex; gap: 0.75rem; } .keys dt { min-width: 3.5rem; } .keys dd { margin: 0; color: var(--faint); }
input, button, .button { font: inherit; color: inherit; border: 1px solid var(--line); border-radius: 8px; background: var(--raised); padding: 0.45rem 0.75rem; min-width: 0; }
input::placeholder { color: var(--faint); opacity: 1; }
button, .button { cursor: pointer; text-decoration: none; display: inline-block; }
button:hover, .button:hover { background: var(--mark); }
.search { display: flex; gap: 0.5rem; } .search input { flex: 1; }
.filters { margin-top: 0.6rem; } .filters > summary { cursor: pointer; width: max-content; }
.filters > summary small { background: var(--mark); border-radius: 1em; padding: 0 0.5em; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr)); gap: 0.6rem 1rem; margin: 0.6rem 0; }
.fields label { display: block; color: var(--faint); font-size: 0.8125rem; } .fields input { width: 100%; }
.filters p { margin: 0; color: var(--faint); } .filters p button { color: var(--ink); margin-right: 0.5rem; }
.asked { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; margin: 0.75rem 0; align-items: center; }
.spans { display: flex; flex-wrap: wrap; gap: 0.25rem 0.85rem; align-items: baseline; color: var(--faint); } .spans a { text-decoration: none; }
.spans a[aria-current] { color: var(--ink); font-weight: 600; box-shadow: 0 2px 0 var(--link); }
.labels { display: flex; flex-wrap: wrap; gap: 0.35rem; margin: 0; padding: 0; list-style: none; }
.labels li { background: var(--mark); border-radius: 1em; padding: 0.05rem 0.3rem 0.05rem 0.75rem; overflow-wrap: anywhere; }
.labels li > span { color: var(--faint); } .labels a { display: inline-block; text-decoration: none; padding: 0 0.4rem; }
table { border-collapse: collapse; width: calc(100% + 1.2rem); margin: 0 -0.6rem; table-layout: fixed; }
th { text-align: left; font-weight: 500; color: var(--faint); font-size: 0.8125rem; } th small { font-size: inherit; }
th, td { padding: 0.42rem 0.75rem 0.42rem 0; border-bottom: 1px solid var(--line); vertical-align: baseline; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
th:first-child, td:first-child { padding-left: 0.6rem; }
th:nth-child(1) { width: 14.1rem; } th:nth-child(5) { width: 8.5rem; }
tbody tr:hover, tbody tr:focus-within { background: var(--mark); }
tbody tr:focus-within { outline: 2px solid var(--link); outline-offset: -2px; border-radius: 4px; } tr a:focus-visible { outline: none; }
td.time, time { font-family: var(--mono); font-size: 0.8125rem; font-variant-numeric: tabular-nums; } .day { color: var(--faint); }
td.type a { text-decoration: none; font-weight: 550; }
.outcome.good { color: var(--good); } .outcome.bad { color: var(--bad); font-weight: 600; }
tr.this { background: var(--mark); } tr.this td.type { font-weight: 650; box-shadow: inset 3px 0 var(--link); padding-left: 0.6rem; }
tr.gap td { color: var(--faint); }
.unseen { color: var(--strange); background: var(--strange-ground); font: 0.875em var(--mono); border-radius: 3px; padding: 0 0.15em; }
.paging { display: flex; gap: 1rem; align-items: center; margin: 1rem 0 2rem; color: var(--faint); }
.empty { color: var(--faint); padding: 1.5rem 0; } section .empty { padding: 0; } .note { color: var(--faint); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.75rem 0 1rem; overflow-wrap: anywhere; letter-spacing: -0.015em; }
h2 { font-size: 1rem; margin: 2rem 0 0.5rem; overflow-wrap: anywhere; } h2 .value { font-weight: 400; }
.fields-of-entry { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); gap: 0.75rem 1.5rem; margin: 0; }
.fields-of-entry dt { color: var(--faint); font-size: 0.8125rem; } .fields-of-entry dd { margin: 0; overflow-wrap: anywhere; }
.fields-of-entry a, h2 a { text-decoration: none; } .fields-of-entry a:hover, h2 a:hover { text-decoration: underline; }
.ways { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
.details { background: var(--raised); border: 1px solid var(--line); border-radius: 8px; padding: 0.85rem 1rem; margin: 0; font: 0.8125rem/1.6 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; max-height: 75vh; overflow: auto; }
.details .key { color: var(--link); } .details .text { color: var(--good); } .details .word { color: var(--strange); }
.verdict { padding: 0.75rem 1rem; border-radius: 8px; font-weight: 600; } .verdict.good { background: var(--good-ground); } .verdict.bad { background: var(--bad-ground); }
.step:not(:last-child) { display: none; } progress { width: 12rem; max-width: 100%; vertical-align: middle; accent-color: var(--link); }
.faults li { margin-bottom: 0.4rem; overflow-wrap: anywhere; } code { font-family: var(--mono); font-size: 0.875em; }
.bare { max-width: 40rem; padding-top: 8vh; } .bare p { overflow-wrap: anywhere; }
@media (max-width: 46rem) {
  table, tbody { display: block; } thead { display: none; }
  tbody tr { display: flex; flex-wrap: wrap; gap: 0 0.75rem; padding: 0.55rem 0.6rem; border-bottom: 1px solid var(--line); }
  td, td:first-child { border: 0; padding: 0; max-width: 100%; overflow-wrap: anywhere; white-space: normal; } td:empty { display: none; }
  td.type { order: 1; flex: 1 1 60%; } td:last-child { order: 2; } td.time { order: 3; flex: 1 1 100%; } td { order: 4; }
  tr.this td.type { padding-left: 0.5rem; }
  input, button { padding: 0.55rem 0.75rem; } .spans a, header nav a, .paging a { padding: 0.3rem 0; }
}
@media (forced-colors: active) { tr.this td.type, .spans a[aria-current] { text-decoration: underline; } .unseen { border: 1px solid; } }
`;
