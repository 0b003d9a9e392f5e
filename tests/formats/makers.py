# SPDX-License-Identifier: Apache-2.0
"""Makes files of many formats out of plain text."""
import html
import io
import json
import re
import subprocess
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def blocks(text):
    """Lines by the empty lines between them."""
    parts = re.split(r"\n\s*\n|\f", text)
    return [[line.strip(" \r\f") for line in part.splitlines() if line.strip()] for part in parts if part.strip()]


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name) if name == "mimetype" else name, content)
    return out.getvalue()


def body(paragraphs):
    return "".join("<p>" + "<br>".join(map(html.escape, lines)) + "</p>\n" for lines in paragraphs)


def web_page(paragraphs, head="", inner=None):
    links = "".join(f'<li><a href="/{i}.html">安平市望山镇{i}号信息公开栏目</a></li>' for i in range(9))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>页面</title>{head}</head><body>
<div class="top"><ul>{links}</ul></div><div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/a">望山要闻</a></div>
<div class="box"><div class="con">{inner if inner is not None else body(paragraphs)}</div>
<div class="more"><h3>相关链接</h3><ul>{links}</ul></div></div>
<div class="bottom"><p>版权所有：安平市望山镇人民政府 技术支持：安平市望山镇信息中心 安ICP备00000000号</p></div></body></html>""".encode()


def docx(paragraphs, more=""):
    def one(lines):
        runs = "<w:br/>".join("<w:tab/>".join(f'<w:t xml:space="preserve">{html.escape(part)}</w:t>'
                                               for part in line.split("\t")) for line in lines)
        return f"<w:p><w:r>{runs}</w:r></w:p>"
    return zipped({"[Content_Types].xml": "<Types/>",
                   "word/document.xml": f"<w:document {W}><w:body>{''.join(map(one, paragraphs))}{more}</w:body></w:document>"})


def odt(paragraphs, more=""):
    def one(lines):
        return "<text:p>" + "<text:line-break/>".join(html.escape(line).replace("\t", "<text:tab/>") for line in lines) + "</text:p>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text",
                   "content.xml": f'<o:document-content xmlns:o="{ODF}office:1.0" xmlns:text="{ODF}text:1.0" '
                                  f'xmlns:table="{ODF}table:1.0"><o:body><o:text>{"".join(map(one, paragraphs))}{more}'
                                  "</o:text></o:body></o:document-content>"})


def rtf(paragraphs, more=""):
    """As Word writes it: characters as bytes of GBK where that has them, else as units of UTF-16."""
    def one(c):
        if c in "\\{}":
            return "\\" + c
        if ord(c) < 128:
            return "\\tab " if c == "\t" else c
        try:
            return "".join(f"\\'{byte:02x}" for byte in c.encode("gbk"))
        except UnicodeEncodeError:
            units = c.encode("utf-16-le")
            return "".join(f"\\u{int.from_bytes(units[i:i + 2], 'little', signed=True)}?" for i in range(0, len(units), 2))
    text = "".join("\\pard\\f0 " + "\\line ".join("".join(map(one, line)) for line in lines) + "\\par\n" for lines in paragraphs)
    return ("{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\fswiss\\fcharset0 Arial;}}"
            "{\\colortbl;\\red0\\green0\\blue0;}{\\*\\generator x;}{\\info{\\title x}}\\uc1\n" + text + more + "}").encode()


def epub(paragraphs):
    return zipped({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="O/c.opf"/></rootfiles></container>',
        "O/c.opf": '<package><metadata/><manifest><item id="a" href="t/a%20b.xhtml"/></manifest>'
                   '<spine><itemref idref="a"/></spine></package>',
        "O/t/a b.xhtml": f"<html><head><title>t</title></head><body>{body(paragraphs)}</body></html>"})


def content_list(paragraphs):
    return json.dumps([{"type": "text", "text": "\n".join(lines), "page_idx": 0, "bbox": [50, i % 900, 950, i % 900 + 20]}
                       for i, lines in enumerate(paragraphs)] + [{"type": "page_number", "text": "1", "page_idx": 0}],
                      ensure_ascii=False).encode()


def docling(paragraphs):
    texts = [{"label": "text", "text": "\n".join(lines),
              "prov": [{"page_no": 1, "bbox": {"l": 50, "t": 800, "r": 500, "b": 780, "coord_origin": "BOTTOMLEFT"}}]}
             for lines in paragraphs]
    return json.dumps({"schema_name": "DoclingDocument", "texts": texts + [{"label": "page_footer", "text": "第1版"}],
                       "body": {"children": [{"$ref": f"#/texts/{i}"} for i in range(len(texts) + 1)]},
                       "pages": {"1": {"size": {"width": 595, "height": 842}}}}, ensure_ascii=False).encode()


def words(text):
    """Without blanks and marks."""
    return re.sub(r"[^\w]", "", text)


def with_headings(text, headings):
    """Markdown as parsers of PDF write it: each of `headings`, on however many lines it stands, behind one #, and an
    empty line between blocks, however far apart they were."""
    wanted = {words(each) for each in headings}
    lines = [line for part in blocks(text) for line in [*part, ""]]
    out, i = [], 0
    while i < len(lines):
        end, so_far = i, ""
        for k in range(i, min(i + 8, len(lines))) if lines[i] else ():
            so_far += words(lines[k])
            end = k + 1 if lines[k] and so_far in wanted else end
        out.append("\n# " + " ".join(filter(None, lines[i:end])) + "\n\n" if end > i else lines[i] + "\n")
        i = max(end, i + 1)
    return re.sub(r"\n{3,}", "\n\n", "".join(out)).encode()


def all_formats(name, text, headings=()):
    """Names of files and their bytes; `headings`: the titles and subtitles of the articles."""
    paragraphs = blocks(text)
    return {f"{name}_headings.md": with_headings(text, headings), f"{name}.html": web_page(paragraphs), f"{name}.docx": docx(paragraphs), f"{name}.odt": odt(paragraphs),
            f"{name}.rtf": rtf(paragraphs), f"{name}.epub": epub(paragraphs), f"{name}.zip": zipped({f"页/{name}.txt": text.encode()}),
            f"{name}_content_list.json": content_list(paragraphs), f"{name}_docling.json": docling(paragraphs),
            f"{name}.md": "\n\n".join("\n".join(lines) for lines in paragraphs).encode()}


class Program:
    """govgraph with databases in a folder."""

    def __init__(self, program, folder):
        self.program, self.folder, self.made = program, folder, 0

    def run(self, *words, data=None):
        return subprocess.run([self.program, *map(str, words)], capture_output=True, input=data, check=False)

    def build(self, *words, data=None):
        self.made += 1
        database = f"{self.folder}/{self.made}.db"
        return database, self.run("build", *words, "--db", database, data=data)

    def lines(self, database):
        out = self.run("export", "--db", database, "--format", "jsonl").stdout
        return [json.loads(line) for line in out.splitlines()]

    def graph(self, database):
        """Nodes as (label, name), edges as (head, type, tail, role)."""
        lines = self.lines(database)
        nodes = {line["id"]: (line["label"], line["name"]) for line in lines if line["kind"] == "node"}
        edges = {(nodes[line["head"]], line["type"], nodes[line["tail"]], line["properties"].get("role", ""))
                 for line in lines if line["kind"] == "edge"}
        return set(nodes.values()), edges
