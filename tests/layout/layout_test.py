# SPDX-License-Identifier: Apache-2.0
"""Prints articles as newspapers set them, by Chromium, and holds the graph of each PDF against that of its plain text.

usage: layout_test.py GOVGRAPH CHROMIUM FOLDER [LAYOUT…]
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
LEAST_SCAN_NODES, LEAST_SCAN_EDGES = 0.80, 0.60  # what tesseract reads


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


def build_one(govgraph, document, database, *options):
    """Exit code, and what was said on stderr."""
    shutil.rmtree(database, ignore_errors=True)
    done = subprocess.run([govgraph, "build", document, "--db", database, "-q", *options], capture_output=True, text=True)
    return done.returncode, done.stderr.strip()


def test_bad_files(govgraph, folder):
    """Each is left out with one line: its code and the remedy."""
    whole = (folder / "boxes.pdf").read_bytes()
    bad = {"empty.pdf": (b"", "empty-document"), "cut.pdf": (whole[:len(whole) // 3], "broken-pdf"), "none.pdf": (b"%PDF-1.4\n", "broken-pdf")}
    if shutil.which("qpdf"):
        locked = folder / "locked.pdf"
        run("qpdf", "--encrypt", "open", "own", "256", "--", folder / "boxes.pdf", locked)
        bad["locked.pdf"] = (locked.read_bytes(), "encrypted-pdf")
    good = True
    for name, (content, code) in bad.items():
        (folder / name).write_bytes(content)
        status, said = build_one(govgraph, folder / name, folder / "bad.db")
        fine = status == 1 and f"{name}: {code}: " in said and len(said.splitlines()) == 1
        print(f"{name:20} {said if fine else f'exit {status}: {said}   ← {code} in one line was expected'}", flush=True)
        good = fine and good
    return good


def test_volume(govgraph, folder):
    """500 pages have the articles of each."""
    volume = folder / "volume.pdf"
    run("pdfunite", *[folder / "furniture.pdf"] * 250, *[folder / "four_columns.pdf"] * 250, volume)
    rows = compare.load(export(govgraph, volume, folder / "volume.db"))
    print(f"500 pages            {rows[2]} articles of 4000", flush=True)
    return rows[2] == 4000


SCAN = """<!DOCTYPE html><meta charset="utf-8"><style>@page { size: A3; margin: 0 } body { margin: 0; overflow: hidden } img { width: 100vw; height: 99.5vh; transform: rotate(0.7deg) }</style>
<body><img src="scan.png"></body>"""


def test_scan(govgraph, chromium, folder, articles):
    """A picture of a page at 200 dots an inch, turned by 0.7 degrees."""
    run("pdftoppm", "-r", "200", "-png", "-singlefile", folder / "boxes.pdf", folder / "scan")
    pdf = folder / "scanned.pdf"
    to_pdf(chromium, SCAN, pdf)
    status, said = build_one(govgraph, pdf, folder / "scan.db")
    good = status == 1 and "pdf-without-text" in said and "--ocr" in said
    print(f"{'scan':20} {said}", flush=True)
    if not shutil.which("tesseract") or "chi_sim" not in run("tesseract", "--list-langs"):
        print("skipped: tesseract or its Chinese is missing", flush=True)
        return good
    build_one(govgraph, pdf, folder / "scan.db", "--ocr")
    found = run(govgraph, "export", "--db", folder / "scan.db", "--format", "jsonl").splitlines()
    plain = folder / "scan-plain.txt"
    plain.write_text(layouts.text_of("boxes", articles), encoding="utf-8")
    nodes, edges, wanted, got = compare.compare(export(govgraph, plain, folder / "plain.db"), found)
    print(f"{'scan, recognised':20} nodes {nodes:.3f} edges {edges:.3f} articles {got} of {wanted}", flush=True)
    return good and nodes >= LEAST_SCAN_NODES and edges >= LEAST_SCAN_EDGES


def main():
    govgraph, chromium, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    names = sys.argv[4:] or list(layouts.LAYOUTS)
    if not shutil.which(chromium) or not has_font():
        print("skipped: chromium or a Chinese font is missing (tools/setup installs them)")
        return SKIPPED
    folder.mkdir(parents=True, exist_ok=True)
    articles = layouts.articles((HERE / "articles.txt").read_text(encoding="utf-8"))
    good = test_layouts(govgraph, chromium, folder, names, articles)
    if not sys.argv[4:]:
        good = test_bad_files(govgraph, folder) and good
        good = test_volume(govgraph, folder) and good
        good = test_scan(govgraph, chromium, folder, articles) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
