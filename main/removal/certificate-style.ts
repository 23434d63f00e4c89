/** The style of the printed certificate: A4 on its side, heads repeated on each sheet, no row torn apart. */
export const certificateStyle = `
@page { size: A4 landscape; margin: 12mm; }
body { max-width: 273mm; margin: 16px auto; color: #111; font: 9pt/1.4 "Noto Sans", "Segoe UI", Helvetica, Arial, sans-serif; }
:lang(ja) body { font-family: "Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", "Noto Sans JP", Meiryo, sans-serif; }
h1 { margin: 0 0 2px; font-size: 17pt; }
h2 { margin: 14px 0 4px; font-size: 11pt; break-after: avoid; }
p { margin: 0 0 6px; }
dl { display: grid; grid-template-columns: 68mm 1fr; gap: 2px 12px; margin: 8px 0; }
dt { color: #444; }
dd { margin: 0; overflow-wrap: anywhere; }
ol { margin: 0; padding-left: 18px; }
table { width: 100%; border-collapse: collapse; font-size: 7.5pt; }
th, td { padding: 3px 5px; border: 0.5pt solid #999; text-align: left; vertical-align: top; }
th { background: #eee; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
code { font: 7pt/1.35 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
td:first-child { min-width: 50mm; }
.totals { width: auto; font-size: 9pt; }
.totals td:last-child { text-align: right; font-variant-numeric: tabular-nums; }
.bad { color: #a00; font-weight: bold; }
.quiet { color: #666; }
@media print { body { max-width: none; margin: 0; } }
`;
