#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What readers take out of web pages, office documents, lists and archives; where documents come from; reprints; bad files.

usage: documents_test.py GOVGRAPH
"""
import csv
import gzip
import io
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path

from makers import ODF, Program, W, blocks, content_list, docling, docx, epub, odt, rtf, web_page, zipped

NEWS = """柳河镇召开防汛工作会议

3月11日,柳河镇召开防汛工作会议。镇党委书记方致远主持会议并讲话,镇长沈曼宁部署今年任务。会议要求各村各社区加强巡查,备足物资,确保安全度汛。

临江社区党总支书记秦雨竹、柳河镇总工会主席段福来作交流发言。王经理代表青禾超市捐赠了一批物资,他说企业愿意为防汛出一份力,今后还将组织员工参加志愿服务。
"""
HEAD = ['<meta name="ArticleTitle" content="柳河镇召开防汛工作会议">', '<meta name="PubDate" content="2025-03-12 09:30">',
        '<meta name="ContentSource" content="柳河发布">']
OFFICES = [["姓名", "职务", "单位"], ["方致远", "书记", "柳河镇党委"], ["沈曼宁", "镇长", "柳河镇人民政府"],
           ["秦雨竹", "书记", "临江社区党总支"], ["段福来", "主席", "柳河镇总工会"]]


def table(rows):
    cells = lambda row: "".join(f"<td>{cell}</td>" for cell in row)
    return "<table>" + "".join(f"<tr>{cells(row)}</tr>" for row in rows) + "</table>"


class Case(unittest.TestCase):
    program = ""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = Path(scratch.name)
        self.govgraph = Program(self.program, scratch.name)
        self.pages = self.scratch / "pages"
        self.pages.mkdir()

    def put(self, name, data):
        path = self.pages / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def build(self, *words, code=0, data=None):
        database, done = self.govgraph.build(*words, "-q", data=data)
        self.assertEqual(done.returncode, code, done.stderr.decode())
        return database, done.stderr.decode()

    def names(self, database, label=None):
        return {name for kind, name in self.govgraph.graph(database)[0] if label in (None, kind)}

    def roles(self, database):
        return {(head[1], role, tail[1]) for head, kind, tail, role in self.govgraph.graph(database)[1] if kind == "HOLDS_ROLE"}

    def rows(self, database, *words):
        out = self.govgraph.run("docs", *words, "--db", database, "--format", "csv").stdout.decode()
        return list(csv.DictReader(io.StringIO(out)))

    def imprint(self, database):
        return {(row["doc"], row["field"]): (row["value"], row["from"]) for row in self.rows(database, "-v") if row["holds"] == "yes"}

    def text(self, database):
        return "".join(line.get("source", "") for line in self.govgraph.lines(database) if line["kind"] == "document")


class WebPages(Case):
    def test_headline_in_a_box_of_its_own(self):
        paragraphs = blocks(NEWS)
        inner = f'</div><div class="headline"><h1>{paragraphs[0][0]}</h1><p class="sub">各村各社区备足物资</p></div><div class="text">' + \
            "".join(f"<p>{lines[0]}</p>" for lines in paragraphs[1:])
        database, _ = self.build(self.put("a.html", web_page([], inner=inner)))
        text = self.text(database)
        self.assertTrue(text.startswith("柳河镇召开防汛工作会议\n\n各村各社区备足物资\n"), text)
        self.assertIn("段福来", text)
        for leak in ("望山", "相关链接", "版权所有", "首页"):
            self.assertNotIn(leak, text)

    def test_headline_in_the_head_alone(self):
        database, _ = self.build(self.put("a.html", web_page(blocks(NEWS)[1:], head="".join(HEAD))))
        self.assertTrue(self.text(database).startswith("柳河镇召开防汛工作会议\n"))

    def test_two_articles_of_one_page(self):
        other = NEWS.replace("柳河镇", "安平镇").replace("方致远", "周远舟")
        inner = "".join(f"<div class='art'><h2>{lines[0][0]}</h2>" + "".join(f"<p>{each[0]}</p>" for each in lines[1:]) + "</div>"
                        for lines in (blocks(NEWS), blocks(other)))
        database, _ = self.build(self.put("a.html", web_page([], inner=inner)))
        self.assertTrue({"方致远", "周远舟"} <= self.names(database, "Person"))
        self.assertNotIn("望山", self.text(database))

    def test_tables_give_offices(self):
        for frame in ("{}", "<table><tr><td><table><tr><td>{}</td></tr></table></td></tr></table>"):
            inner = "<h1>柳河镇领导分工</h1><p>现将柳河镇领导分工公布如下。</p>" + frame.format(table(OFFICES))
            database, _ = self.build(self.put("a.html", web_page([], inner=inner)))
            self.assertEqual(len(self.roles(database) & {(p, o, u) for p, o, u in OFFICES[1:]}), 4, self.roles(database))

    def test_wechat(self):
        page = f"""<html><head><meta property="og:title" content="柳河镇召开防汛工作会议"></head><body>
<h1 id="activity-name">柳河镇召开防汛工作会议</h1><a id="js_name">柳河发布</a>
<div id="js_content" style="visibility: hidden; opacity: 0">{"".join(f"<section><p>{l[0]}</p></section>" for l in blocks(NEWS)[1:])}
<p style="display: none">望山镇</p></div><div id="js_pc_qr_code"><p>微信扫一扫关注该公众号</p></div>
<script>var ct = "1741743000";</script></body></html>"""
        database, _ = self.build(self.put("a.html", page))
        self.assertIn("方致远", self.names(database, "Person"))
        self.assertNotIn("望山", self.text(database))
        self.assertEqual(self.imprint(database)[("a.html", "date")], ("2025-03-12", "WeChat"))
        self.assertEqual(self.imprint(database)[("a.html", "publisher")], ("柳河发布", "WeChat"))

    def test_encodings(self):
        page = f'<html><head><meta charset="{{}}"></head><body>{"".join(f"<p>{l[0]}</p>" for l in blocks(NEWS))}</body></html>'
        for said, used in (("gb2312", "gb18030"), ("utf-8", "gb18030"), ("gbk", "gbk"), ("x", "utf-8-sig")):
            database, _ = self.build(self.put("a.html", page.format(said).encode(used)))
            self.assertIn("方致远", self.names(database, "Person"), (said, used))

    def test_stated_dates_and_sources(self):
        line = "发布时间：2025年3月12日 09:30  来源：柳河发布  浏览次数：33次"
        for head, inner, place in (("".join(HEAD), None, "meta PubDate"),
                                   ("", f"<h1>柳河镇召开会议</h1><p>{line}</p>", "source line"),
                                   ("", f"<h1>柳河镇召开会议</h1><span>2025-03-12 09:30</span> <span>来源: 柳河发布</span>", "source line"),
                                   ("", '<h1>柳河镇召开会议</h1><time datetime="2025-03-12T09:30">昨天</time>', "time element")):
            inner = (inner or "") + "".join(f"<p>{lines[0]}</p>" for lines in blocks(NEWS))
            database, _ = self.build(self.put("a.html", web_page([], head=head, inner=inner)))
            self.assertEqual(self.imprint(database)[("a.html", "date")], ("2025-03-12", place))
            self.assertEqual({row["date"] for row in self.rows(database)}, {"2025-03-12"})


class OfficeDocuments(Case):
    def test_tables(self):
        word = "<w:tbl>" + "".join("<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) +
                                   "</w:tr>" for row in OFFICES) + "</w:tbl>"
        open_document = "<table:table>" + "".join(
            "<table:table-row>" + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row) +
            "</table:table-row>" for row in OFFICES) + "</table:table>"
        head = [["柳河镇领导分工"], ["现将柳河镇领导分工公布如下。"]]
        for name, data in (("a.docx", docx(head, word)), ("a.odt", odt(head, open_document))):
            database, _ = self.build(self.put(name, data))
            self.assertEqual(len(self.roles(database) & {(p, o, u) for p, o, u in OFFICES[1:]}), 4, name)

    def test_boxes_and_changes_of_word(self):
        box = ('<w:p><w:r><w:t>临江</w:t></w:r><w:del><w:r><w:delText>望山</w:delText></w:r></w:del><w:r><w:t>社区</w:t></w:r>'
               '<mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent><w:p><w:r><w:t>柳河镇</w:t></w:r></w:p></w:txbxContent></mc:Choice>'
               "<mc:Fallback><w:p><w:r><w:t>柳河镇</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p>")
        database, _ = self.build(self.put("a.docx", docx([], box)))
        self.assertEqual(self.text(database), "柳河镇\n\n临江社区\n")

    def test_a_web_page_called_xls(self):
        database, _ = self.build(self.put("a.xlsx", "<html><body><h1>柳河镇领导分工</h1>" + table(OFFICES) + "</body></html>"))
        self.assertEqual(len(self.roles(database)), 4)


class Lists(Case):
    HONOURS = "获奖单位,荣誉称号,授予单位,时间\n青禾超市,文明商户,柳河镇人民政府,2025年1月\n"
    PROJECTS = "项目名称,牵头单位,参与单位,地点\n暖巷,柳河镇总工会,青禾超市,临江社区\n"

    def test_offices(self):
        text = "\n".join(",".join(row) for row in OFFICES)
        sheet = "<sheetData>" + "".join("<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>"
                                        for row in OFFICES) + "</sheetData>"
        book = zipped({"[Content_Types].xml": "<Types/>",
                       "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="Sheet1" r:id="r1"/></sheets></workbook>',
                       "xl/_rels/workbook.xml.rels": '<R><Relationship Id="r1" Target="worksheets/s.xml"/></R>',
                       "xl/worksheets/s.xml": f"<worksheet>{sheet}</worksheet>"})
        ods = zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                      "content.xml": f'<o xmlns:table="{ODF}table:1.0" xmlns:text="{ODF}text:1.0"><table:table table:name="Sheet1">' +
                      "".join("<table:table-row>" + "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row) +
                              "</table:table-row>" for row in OFFICES) + "</table:table></o>"})
        for name, data in (("a.csv", text), ("b.csv", text.encode("gb18030")), ("a.tsv", text.replace(",", "\t")),
                           ("a.xlsx", book), ("a.ods", ods)):
            database, _ = self.build(self.put(name, data))
            self.assertEqual(self.roles(database), {(p, o, u) for p, o, u in OFFICES[1:]}, name)

    def test_honours_and_projects(self):
        database, _ = self.build(self.put("a.csv", self.HONOURS), self.put("b.csv", self.PROJECTS))
        edges = {(head[1], kind, tail[1]) for head, kind, tail, _ in self.govgraph.graph(database)[1]}
        self.assertIn(("青禾超市", "RECEIVED", "文明商户"), edges)
        self.assertIn(("柳河镇总工会", "ORGANIZES", "暖巷项目"), edges)
        self.assertIn(("青禾超市", "PARTICIPATES_IN", "暖巷项目"), edges)

    def test_a_map_of_columns(self):
        self.put("columns.csv", "同志,person\n现任,office\n所在,organ\n")
        self.put("a.csv", "\n".join(",".join(row) for row in [["同志", "现任", "所在"]] + OFFICES[1:]))
        self.assertEqual(len(self.roles(self.build(self.pages)[0])), 4)


class Parsers(Case):
    def test_a_table_of_mineru(self):
        rows = table(OFFICES)
        database, _ = self.build(self.put("a.md", f"# 柳河镇领导分工\n\n现将柳河镇领导分工公布如下。\n\n<html><body>{rows}</body></html>\n"))
        self.assertEqual(len(self.roles(database) & {(p, o, u) for p, o, u in OFFICES[1:]}), 4)

    def test_a_folder_of_mineru(self):
        self.put("p_content_list.json", content_list(blocks(NEWS)))
        self.put("p_middle.json", '{"pdf_info": []}')
        database, err = self.build(self.pages)
        self.assertEqual([row["doc"] for row in self.rows(database)], ["p_content_list.json"])
        self.assertIn("1 file was passed over (1 .json)", err)


class Archives(Case):
    def test_archives_in_archives(self):
        tar = io.BytesIO()
        with tarfile.open(fileobj=tar, mode="w:gz") as file:
            info = tarfile.TarInfo("三月/b.txt")
            info.size = len(NEWS.encode())
            file.addfile(info, io.BytesIO(NEWS.encode()))
        name = "柳河/a.txt"
        data = zipped({"a/../../x.txt": NEWS, "inner.tar.gz": tar.getvalue(), "in.zip": zipped({"c.docx": docx(blocks(NEWS))}),
                       "__MACOSX/._a.txt": "x", "p.jpg": b"\xff\xd8\xff", "sources.csv": "file,publisher\na/x.txt,柳河报\n", name: NEWS,
                       "yuan.txt": NEWS})
        data = data.replace(b"yuan.txt", "原文".encode("gbk") + b".txt")  # as Windows names it in China
        database, err = self.build(self.put("all.zip", data))
        self.assertEqual({row["doc"] for row in self.rows(database)},
                         {f"all.zip/{name}", "all.zip/原文.txt", "all.zip/a/x.txt", "all.zip/inner.tar.gz/三月/b.txt", "all.zip/in.zip/c.docx"})
        self.assertEqual(self.imprint(database)[("all.zip/a/x.txt", "publisher")][0], "柳河报")
        self.assertIn("1 .jpg", err)
        # A second build finds the same documents.
        self.assertIn("5 unchanged", self.govgraph.run("build", self.pages / "all.zip", "--db", database).stdout.decode())

    def test_stdin_is_told_by_its_bytes(self):
        for data in (NEWS.encode(), web_page(blocks(NEWS)), docx(blocks(NEWS)), epub(blocks(NEWS)), docling(blocks(NEWS))):
            database, _ = self.build("-", data=data)
            self.assertIn("方致远", self.names(database, "Person"), data[:20])


class BadFiles(Case):
    def test_each_is_one_line_and_the_others_are_built(self):
        good = docx(blocks(NEWS))
        bomb = zipped({f"{i}.txt": b"\0" * (60 << 20) for i in range(10)})
        cases = {"a.docx": (good[:200], "broken-document"), "b.docx": ("text", "broken-document"), "c.odt": (b"", "empty-document"),
                 "d.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "binary-document"), "e.zip": (b"PK\x03\x04abc", "broken-archive"),
                 "f.zip": (bomb, "archive-too-large"), "g.epub": (zipped({"mimetype": "application/epub+zip"}), "broken-document"),
                 "h.xlsx": (gzip.compress(b"x"), "binary-document"), "i_content_list.json": ("[{", "broken-json"),
                 "j_content_list.json": ('{"a": 1}', "unknown-json"),
                 "k.docx": (zipped({"word/document.xml": f"<w:document {W}><w:body><w:p>"}), "broken-document")}
        self.put("good.txt", NEWS)
        for name, (data, _) in cases.items():
            self.put(name, data)
        database, err = self.build(self.pages, code=1)
        lines = err.splitlines()
        for name, (_, code) in cases.items():
            found = [line for line in lines if line.startswith(f"govgraph: {name}")]
            self.assertEqual(len(found), 1, (name, lines))
            self.assertTrue(found[0].startswith(f"govgraph: {name}: {code}: "), found[0])
            self.assertIn(";", found[0])
        self.assertEqual([row["doc"] for row in self.rows(database)], ["good.txt"])

    def test_rich_text_says_what_it_is(self):
        whole = rtf(blocks(NEWS))
        _, err = self.build(self.put("a.txt", whole), code=1)
        self.assertIn("is a rich text document (RTF)", err)
        database, err = self.build(self.put("b.rtf", whole[:len(whole) // 2]))
        self.assertIn("b.rtf: cut-document: ", err)
        self.assertIn("方致远", self.names(database, "Person"))
        database, _ = self.build(self.put("c.doc", whole))
        self.assertIn("方致远", self.names(database, "Person"))


class Origins(Case):
    def test_a_list_of_sources(self):
        self.put("2025/a.txt", NEWS)
        self.put("2025/b.txt", NEWS.replace("柳河镇", "安平镇").replace("临江", "望山").replace("防汛", "防火"))
        self.put("sources.csv", "文件,报纸,日期,版次,许可\n2025/a.txt,柳河报,2025年3月12日,2,CC BY 4.0\n*.txt,安平报,,,\nno.txt,x,,,\n")
        database, err = self.build(self.pages, "--publisher", "某报", "--date", "2025-05")
        self.assertIn("no.txt", err)
        imprint = self.imprint(database)
        self.assertEqual(imprint[("2025/a.txt", "publisher")], ("柳河报", "sources.csv:2"))
        self.assertEqual(imprint[("2025/a.txt", "licence")], ("CC BY 4.0", "sources.csv:2"))
        self.assertEqual(imprint[("2025/b.txt", "publisher")], ("安平报", "sources.csv:3"))
        self.assertEqual(imprint[("2025/b.txt", "date")], ("2025-05", "--date"))
        self.assertEqual({row["doc"]: row["date"] for row in self.rows(database)}, {"2025/a.txt": "2025-03-12", "2025/b.txt": "2025-05"})
        # What is changed in the list is read again, and survives reading everything again and an export.
        self.put("sources.csv", "file,date\n2025/a.txt,2025-04-01\n")
        self.govgraph.run("build", self.pages, "--db", database, "-q")
        self.govgraph.run("build", "--reprocess", "--db", database, "-q")
        self.assertEqual(self.rows(database)[0]["date"], "2025-04-01")
        exported = self.govgraph.run("export", "--db", database, "--format", "jsonl").stdout
        (self.scratch / "x.jsonl").write_bytes(exported)
        self.govgraph.run("import", self.scratch / "x.jsonl", "--db", self.scratch / "copy.db")
        again = self.govgraph.run("export", "--db", self.scratch / "copy.db", "--format", "jsonl").stdout
        self.assertEqual(again, exported)

    def test_names_mastheads_and_nothing(self):
        self.put("柳河报20250110第2版.txt", NEWS)
        self.put("b.txt", "安平报 2025年2月3日 第12期\n\n" + NEWS.replace("柳河", "安平").replace("防汛", "防火"))
        self.put("c.txt", NEWS.replace("柳河", "石溪").replace("防汛", "春耕"))
        database, done = self.govgraph.build(self.pages)
        imprint = self.imprint(database)
        self.assertEqual(imprint[("柳河报20250110第2版.txt", "publisher")], ("柳河报", "file name"))
        self.assertEqual(imprint[("柳河报20250110第2版.txt", "page")], ("2", "file name"))
        self.assertEqual(imprint[("b.txt", "issue")], ("12", "masthead"))
        self.assertEqual(imprint[("b.txt", "publisher")], ("安平报", "masthead"))
        unknown = [row for row in self.rows(database, "-v") if row["doc"] == "c.txt" and row["field"] == "date"]
        self.assertEqual(unknown[0]["value"], "unknown")
        self.assertIn("1 document has no date", done.stdout.decode())


class Reprints(Case):
    SHORT = NEWS.split("。今后")[0].split("他说")[0] + "。"

    def test_one_page_under_seven_names(self):
        for i in range(7):
            self.put(f"p{i}.txt", NEWS)
        database, _ = self.build(self.pages)
        managers = [line for line in self.govgraph.lines(database) if line["kind"] == "node" and line["name"] == "王经理"]
        self.assertEqual(len(managers), 1)
        self.assertEqual(len(self.rows(database, "--reprints")), 7)
        why = self.govgraph.run("why", "方致远", "HOLDS_ROLE", "柳河镇党委", "--db", database).stdout.decode()
        self.assertEqual(why.count("office-before-name") + why.count("[office"), why.count("also in") * 2, why)
        self.assertIn("also in p1.txt#1, p2.txt#1", why)
        count = "MATCH (:Person {name: '方致远'})-[r:HOLDS_ROLE]->() RETURN r.documents"
        self.assertIn("1", self.govgraph.run("query", count, "--db", database, "--format", "csv").stdout.decode().split("\n")[1])

    def test_a_shortened_one_in_another_format(self):
        self.put("a.html", web_page(blocks(NEWS)))
        self.put("b.txt", self.SHORT)
        self.put("c.txt", NEWS.replace("防汛", "防火").replace("物资", "器材").replace("方致远", "周远舟")[:60])
        database, _ = self.build(self.pages)
        self.assertEqual([(row["article"], row["text"]) for row in self.rows(database, "--reprints")],
                         [("a.html#1", "fullest"), ("b.txt#1", "reprint")])
        # Forgetting one ends the group.
        self.govgraph.run("forget", "b.txt", "--db", database)
        self.assertEqual(self.rows(database, "--reprints"), [])

    def test_in_one_run_or_in_two(self):
        one, two = self.put("a.txt", NEWS), self.put("b.txt", self.SHORT)
        together, _ = self.build(one, two)
        apart, _ = self.build(two)
        self.govgraph.run("build", one, "--db", apart, "-q")
        self.assertEqual(self.rows(together, "--reprints"), self.rows(apart, "--reprints"))
        self.assertEqual(self.govgraph.lines(together), self.govgraph.lines(apart))


if __name__ == "__main__":
    Case.program = sys.argv.pop(1)
    unittest.main()
