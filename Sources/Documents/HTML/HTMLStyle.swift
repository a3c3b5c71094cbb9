/// How the HTML looks: on light and dark screens, wide and narrow, and on paper.
enum HTMLStyle {
  static let sheet = colors + page + tables + pictures + narrow + print

  private static let colors = """
    :root {
      color-scheme: light dark;
      --paper: #ffffff; --panel: #f5f7f9; --text: #1c2128; --dim: #59636e; --line: #d5dbe1;
      --accent: #0b57b7; --good: #17722f; --warning: #8a5a00; --bad: #b3202a;
      --weights: #2f6fb3; --cache: #2a9187; --activations: #d9902b; --runtime: #8465b5; --free: #e3e8ed;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #12171d; --panel: #1a2129; --text: #e4e8ec; --dim: #9ba6b2; --line: #303944;
        --accent: #74b2ff; --good: #56c96f; --warning: #e3b341; --bad: #ff7b78;
        --weights: #5a9bdc; --cache: #46b5a9; --activations: #e2a64f; --runtime: #a98cd8; --free: #2a333d;
      }
    }

    """

  private static let page = """
    * { box-sizing: border-box; }
    body {
      margin: 0; background: var(--paper); color: var(--text); overflow-wrap: anywhere;
      font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif;
      font-variant-numeric: tabular-nums;
    }
    main { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem 3rem; }
    header { padding-top: 2.25rem; }
    h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; letter-spacing: -0.01em; }
    h2 { font-size: 1.15rem; line-height: 1.3; margin: 2.5rem 0 0.75rem; }
    p { margin: 0.75rem 0; }
    ul { margin: 0.75rem 0; padding-left: 1.25rem; }
    li { margin: 0.25rem 0; }
    a { color: var(--accent); }
    code {
      font: 0.875em ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
      background: var(--panel); border: 1px solid var(--line); border-radius: 4px; padding: 0.05em 0.35em;
    }
    .answer {
      background: var(--panel); border-left: 5px solid currentColor; border-radius: 4px; padding: 0.8rem 1rem;
      font-size: 1.05rem;
    }
    .answer strong { letter-spacing: 0.03em; margin-right: 0.4em; white-space: nowrap; }
    .answer span { color: var(--text); }
    .remarks, .dim { color: var(--dim); }
    .remarks { font-size: 0.9rem; }
    .strong { font-weight: 600; }
    .accent { color: var(--accent); }
    .good { color: var(--good); }
    .warning { color: var(--warning); }
    .bad { color: var(--bad); }

    """

  private static let tables = """
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: 0.94rem; }
    th, td { padding: 0.38rem 1.1rem 0.38rem 0; text-align: left; vertical-align: baseline; font-weight: 400; }
    th:last-child, td:last-child { padding-right: 0; }
    tbody tr { border-top: 1px solid var(--line); }
    thead th { color: var(--dim); font-size: 0.85rem; font-weight: 600; white-space: nowrap; vertical-align: bottom; }
    .scroll th, .scroll td { overflow-wrap: normal; }
    th.number, td.number { text-align: right; white-space: nowrap; }
    .scroll tbody th { white-space: nowrap; }
    .words { min-width: 14rem; }
    .facts { table-layout: fixed; }
    .facts th { width: 12rem; color: var(--dim); }
    .facts td:last-child { width: 36%; }
    .facts td:last-child { font-size: 0.9rem; }
    .chosen { background: var(--panel); }
    .chosen th, .chosen td { font-weight: 600; }
    .group th { padding-top: 0.9rem; font-weight: 600; }

    """

  private static let pictures = """
    figure { margin: 1rem 0 1.25rem; }
    figcaption { font-size: 0.9rem; margin-bottom: 0.4rem; }
    svg { display: block; width: 100%; border-radius: 3px; }
    .legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0; font-size: 0.9rem; }
    .legend li { margin: 0; }
    .legend span { color: var(--dim); }
    .legend i { display: inline-block; width: 0.75em; height: 0.75em; border-radius: 2px; margin-right: 0.45em; }
    .part-weights { fill: var(--weights); background: var(--weights); }
    .part-cache { fill: var(--cache); background: var(--cache); }
    .part-activations { fill: var(--activations); background: var(--activations); }
    .part-runtime { fill: var(--runtime); background: var(--runtime); }
    .part-free { fill: var(--free); background: var(--free); }
    .part-excess { fill: var(--bad); background: var(--bad); }
    .part-limit { fill: var(--text); background: var(--text); }
    .ranges th, .ranges td { vertical-align: middle; }
    .ranges th { width: 1%; white-space: nowrap; }
    .ranges .plot { width: auto; min-width: 5rem; }
    .ranges svg { height: 1.25rem; }
    .ranges .number { width: 1%; }
    .range-bar { fill: var(--weights); opacity: 0.75; }
    .range-line { fill: var(--text); }
    .axis { display: flex; justify-content: space-between; margin: 0.25rem 0 0; color: var(--dim); font-size: 0.85rem; }

    """

  private static let narrow = """
    @media (max-width: 40rem) {
      body { font-size: 0.95rem; }
      main { padding: 0 0.9rem 2rem; }
      header { padding-top: 1.25rem; }
      h1 { font-size: 1.35rem; }
      .facts tr { display: grid; grid-template-columns: 7.5rem 1fr; padding: 0.3rem 0; }
      .facts th { width: auto; grid-row: span 2; padding: 0; }
      .facts td { padding: 0 0 0 0.75rem; }
      .facts td:last-child { grid-column: 2; width: auto; }
      .facts td:empty { display: none; }
      .words { min-width: 8rem; }
      .scroll table { font-size: 0.85rem; }
      .scroll th, .scroll td { padding-right: 0.7rem; }
    }

    """

  private static let print = """
    @media print {
      :root { --paper: #ffffff; --panel: #f5f7f9; --text: #000000; --dim: #444444; --line: #bbbbbb; }
      @page { margin: 16mm; }
      body { font-size: 9.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      main { max-width: none; padding: 0; }
      header { padding-top: 0; }
      h2 { margin-top: 1.4rem; break-after: avoid; }
      tr, figure, .answer { break-inside: avoid; }
      .scroll { overflow: visible; }
      a { color: inherit; text-decoration: none; }
    }

    """
}
