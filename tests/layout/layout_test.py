# SPDX-License-Identifier: Apache-2.0
"""Prints articles as newspapers set them, by Chromium, and holds the graph of each PDF against that of its plain text.

usage: layout_test.py GOVGRAPH CHROMIUM FOLDER [SHARED] [LAYOUT…]
"""
import pathlib
import shutil
import subprocess
import sys

import compare
import layouts

HERE = pathlib.Path(__file__).parent
SKIPPED = 77
LEAST_NODES, LEAST_EDGES = 0.97, 0.95


def run(*words, **options):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True, **options).stdout


def has_font():
    return bool(shutil.which("fc-list")) and bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True).stdout.strip())


def to_pdf(chromium, html, pdf, bare=True):
    """Prints a page; with the browser's own head and foot unless `bare`."""
    source = pdf.with_suffix(".html")
    source.write_text(html, encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", f"--print-to-pdf={pdf}"]
    subprocess.run([chromium, *options, *(["--no-pdf-header-footer"] if bare else []), f"file://{source}"], check=True, capture_output=True, timeout=180)


def export(govgraph, document, database):
    shutil.rmtree(database, ignore_errors=True)
    run(govgraph, "build", document, "--db", database, "-q")
    return run(govgraph, "export", "--db", database, "--format", "jsonl").splitlines()


def check(name, wanted, found):
    nodes, edges, articles, articles_found = compare.compare(wanted, found)
    good = nodes >= LEAST_NODES and edges >= LEAST_EDGES and articles == articles_found
    print(f"{name:20} nodes {nodes:.3f} edges {edges:.3f} articles {articles_found} of {articles}{'' if good else '   ← too low'}", flush=True)
    if not good:
        print(*[f"  {line}" for line in list(compare.difference(wanted, found))[:24]], sep="\n", flush=True)
    return good


def test_layouts(govgraph, chromium, folder, names, articles, prefix=""):
    good = True
    texts = {}
    for name in names:
        used = layouts.articles_of(name, articles)
        text = layouts.text_of(name, used)
        if text not in texts:
            plain = folder / f"{prefix}plain-{len(texts)}.txt"
            plain.write_text(text, encoding="utf-8")
            texts[text] = export(govgraph, plain, folder / "plain.db")
        pdf = folder / f"{prefix}{name}.pdf"
        to_pdf(chromium, layouts.LAYOUTS[name](used), pdf, bare=name != "web_print")
        good = check(prefix + name, texts[text], export(govgraph, pdf, folder / "pdf.db")) and good
    return good


def main():
    govgraph, chromium, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    names = sys.argv[4:] or list(layouts.LAYOUTS)
    if not shutil.which(chromium) or not has_font():
        print("skipped: chromium or a Chinese font is missing (tools/setup installs them)")
        return SKIPPED
    folder.mkdir(parents=True, exist_ok=True)
    articles = layouts.articles((HERE / "articles.txt").read_text(encoding="utf-8"))
    return 0 if test_layouts(govgraph, chromium, folder, names, articles) else 1


if __name__ == "__main__":
    sys.exit(main())
