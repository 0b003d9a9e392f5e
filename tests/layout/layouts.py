# SPDX-License-Identifier: Apache-2.0
"""Pages of newspapers as HTML, out of plain articles: each layout is a function of a list of articles."""
import html
import re


class Article:
    """A title, perhaps a subtitle (——…), and paragraphs."""

    def __init__(self, text):
        lines = [line for line in text.strip().split("\n") if line]
        self.title, rest = lines[0], lines[1:]
        self.subtitle = rest.pop(0) if rest and rest[0].startswith("——") else ""
        self.paragraphs = rest

    def text(self):
        """In Markdown, which tells headlines without doubt."""
        return "\n\n".join(["# " + self.title, *(["## " + self.subtitle] if self.subtitle else []), *self.paragraphs]) + "\n\n"


def articles(text):
    return [Article(part) for part in re.split(r"\n\s*\n", text) if part.strip()]


def body(article, first=""):
    """`first`: the class of the first paragraph."""
    out = []
    for number, paragraph in enumerate(article.paragraphs):
        mark = f' class="{first}"' if first and number == 0 else ""
        out.append(f"<p{mark}>{html.escape(paragraph)}</p>")
    return "\n".join(out)


def head(article, tag="h2"):
    subtitle = f'<div class="sub">{html.escape(article.subtitle)}</div>' if article.subtitle else ""
    return f"<{tag}>{html.escape(article.title)}</{tag}>{subtitle}"


STYLE = """
@page { size: %(size)s; margin: 12mm; }
* { box-sizing: border-box; }
html, body { margin: 0; font-family: "Noto Serif CJK SC", "WenQuanYi Zen Hei", serif; font-size: %(font)s; line-height: 1.5; }
h1 { margin: 0; font-size: 3em; letter-spacing: .2em; }
h2 { margin: .4em 0 .3em; font-size: 1.8em; line-height: 1.25; text-align: %(align)s; }
.sub { font-size: 1.15em; text-align: %(align)s; margin-bottom: .5em; }
p { margin: 0; text-indent: 2em; text-align: justify; }
.masthead { border-bottom: 2px solid #000; margin-bottom: 4mm; }
.foot { font-size: .8em; text-align: center; margin-top: 4mm; }
"""


def page(style, content, size="A3", font="10.5pt", align="center"):
    base = STYLE % {"size": size, "font": font, "align": align}
    return f'<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><style>{base}{style}</style><body>{content}</body></html>'


MASTHEAD = """<div class="masthead"><h1>柏桥社区报</h1><div>中共柏桥镇委员会 主管　柏桥镇人民政府 主办</div>
<div>2025年3月14日　星期五　第6期（总第118期）</div></div>"""


def four_columns(each):
    content = "".join(head(a) + body(a) for a in each)
    return page("main { column-count: 4; column-gap: 7mm } h2 { font-size: 1.4em; text-align: left }",
                f"{MASTHEAD}<main>{content}</main><div class='foot'>第1版 责任编辑：纪小筑</div>")


def narrow_columns(each):
    """Five columns with a rule between them, balanced, in small print, paragraphs parted by space."""
    content = "".join(head(a, "h3") + body(a) for a in each)
    return page("main { column-count: 5; column-gap: 5mm; column-rule: 1px solid #888 } p { text-indent: 0; margin: .5em 0 } "
                "h3 { font-size: 1.25em; margin: .6em 0 .2em; line-height: 1.3 } .sub { font-size: 1em; text-align: left }", f"{MASTHEAD}<main>{content}</main>", font="9pt", align="left")


def boxes(each):
    """A lead story of three columns beside a sidebar, below them boxes of two columns each."""
    lead, side, rest = each[0], each[1], each[2:]
    top = (f'<div class="row"><div class="box lead">{head(lead)}<div class="c3">{body(lead)}</div></div>'
           f'<div class="box side">{head(side)}{body(side)}</div></div>')
    rows = ""
    for at in range(0, len(rest), 2):
        rows += '<div class="row">' + "".join(f'<div class="box half">{head(a)}<div class="c2">{body(a)}</div></div>' for a in rest[at:at + 2]) + "</div>"
    return page(""".row { display: flex; gap: 6mm; margin-bottom: 5mm } .lead { flex: 3 } .side { flex: 1; background: #eee; padding: 3mm }
        .half { flex: 1 } .c3 { column-count: 3; column-gap: 6mm } .c2 { column-count: 2; column-gap: 6mm } .side h2 { font-size: 1.3em }
        .lead h2 { font-size: 2.4em }""", MASTHEAD + top + rows + '<div class="foot">02 综合新闻</div>')


def framed(each):
    """Boxes with frames, three to a row, of different heights, headlines to the left, letter-spaced."""
    content = "".join(f'<div class="f f{n}">{head(a)}<div class="c">{body(a)}</div></div>' for n, a in enumerate(each))
    return page("""main { display: grid; grid-template-columns: repeat(6, 1fr); gap: 4mm; align-items: start } .f { border: 1.5px solid #333; padding: 3mm }
        .f { grid-column: span 2 } .f0 { grid-column: span 4 } .f0 .c { column-count: 3 } .f3 { grid-column: span 3 } .f3 .c { column-count: 2 }
        .f4 { grid-column: span 3 } .f4 .c { column-count: 2 } h2 { letter-spacing: .25em; font-size: 1.5em }""", f"{MASTHEAD}<main>{content}</main>", font="9.5pt", align="left")


def vertical_headlines(each):
    content = "".join(f'<section><div class="v">{html.escape(a.title)}</div><div class="t">{body(a)}</div></section>' for a in each)
    return page("""section { display: flex; gap: 5mm; margin-bottom: 8mm; align-items: flex-start } .v { writing-mode: vertical-rl; font-size: 1.9em; max-height: 62mm;
        line-height: 1.3; font-weight: bold; flex: none } .t { column-count: 3; column-gap: 6mm }""", MASTHEAD + content)


def continued(each):
    """The lead story goes on on the second page."""
    lead, rest = each[0], each[1:]
    cut = lead.paragraphs[1]
    at = len(cut) // 2
    first = f"<p>{lead.paragraphs[0]}</p><p>{cut[:at]}<span class='j'>（下转第2版）</span></p>"
    second = f"<p class='on'><span>（上接第1版）</span>{cut[at:]}</p>" + "".join(f"<p>{p}</p>" for p in lead.paragraphs[2:])
    half = len(rest) // 2
    boxes_of = lambda part: "".join(f'<div class="b">{head(a)}<div class="c2">{body(a)}</div></div>' for a in part)
    return page(""".p { break-after: page } .c2 { column-count: 2; column-gap: 6mm } .c3 { column-count: 3; column-gap: 6mm } .b { margin-bottom: 6mm } .on { text-indent: 0 } .j { }""",
                f"<div class='p'>{MASTHEAD}{head(lead)}<div class='c3'>{first}</div>{boxes_of(rest[:half])}<div class='foot'>第1版</div></div>"
                f"<div class='p'><div class='foot'>柏桥社区报 2025年3月14日 第2版</div>{boxes_of(rest[half:])}<div class='b'><div class='c3'>{second}</div></div></div>")


RUBY = {"祁": "qí", "邬": "wū", "卞": "biàn", "樊": "fán", "阮": "ruǎn", "褚": "chǔ"}


def ruby_and_initials(each):
    """Readings above rare characters, the first letter of each article three lines high."""
    content = ""
    for a in each:
        text = body(a, "drop")
        for one, reading in RUBY.items():
            text = text.replace(one, f"<ruby>{one}<rt>{reading}</rt></ruby>")
        content += head(a) + f'<div class="c2">{text}</div>'
    return page(""".c2 { column-count: 3; column-gap: 7mm } .drop { text-indent: 0 } .drop::first-letter { float: left; font-size: 3.1em; line-height: 1; padding-right: .08em }
        rt { font-size: .5em }""", MASTHEAD + content)


def web_print(each):
    """An article of a site with its frame, printed by a browser."""
    a = each[0]
    links = "".join(f"<li>{html.escape(b.title)}</li>" for b in each[1:4])
    return page("""nav { font-size: .8em; border-bottom: 1px solid #ccc } .meta { color: #888; font-size: .85em } p { text-indent: 0; margin: .8em 0; text-align: left }
        h1 { font-size: 1.9em; letter-spacing: 0 } body { font-family: "WenQuanYi Zen Hei", "Noto Sans CJK SC", sans-serif }""",
                f"<nav>首页　新闻中心　政务公开　办事服务　互动交流</nav><h1>{html.escape(a.title)}</h1><div class='meta'>2025-03-14 09:20　来源：柏桥发布</div>"
                f"<div class='sub'>{html.escape(a.subtitle)}</div>{body(a)}<div class='rel'><b>相关新闻</b><ul>{links}</ul></div><div class='foot'>版权所有 柏桥镇人民政府 联系电话：021-55550000</div>",
                size="A4", font="11pt", align="left")


def furniture(each):
    """A reading guide, the weather, telephone numbers and a picture with its caption around the articles."""
    lead, rest = each[0], each[1:]
    guide = "<div class='g'><b>今日导读</b><div>镇里要修三条路 ……2版</div><div>老街茶馆的四十年 ……3版</div><div>汛期安全提示 ……4版</div></div>"
    weather = "<div class='g'><b>天气</b><div>今日多云转晴，8℃～17℃</div><div>明日晴，9℃～19℃</div></div>"
    phones = "<div class='g'><b>便民电话</b><div>镇政府热线 55550001</div><div>供水抢修 55550002</div><div>投稿邮箱 bqsqb@example.com</div></div>"
    picture = "<div class='pic'></div><div class='cap'>图为揭牌仪式现场。　贝小舟 摄</div>"
    content = "".join(f'<div class="b">{head(a)}<div class="c2">{body(a)}</div></div>' for a in rest)
    return page(""".top { display: flex; gap: 6mm } .lead { flex: 4 } .r { flex: 1 } .g { border: 1px solid #555; padding: 2mm; margin-bottom: 3mm; font-size: .9em }
        .c2 { column-count: 2; column-gap: 6mm } .pic { height: 30mm; background: #ccc } .cap { font-size: .85em; text-align: center }
        .low { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm }""",
                f"{MASTHEAD}<div class='top'><div class='lead'>{head(lead)}{picture}<div class='c2'>{body(lead)}</div></div><div class='r'>{guide}{weather}{phones}</div></div><div class='low'>{content}</div>")


def spaced_headlines(each):
    """Headlines of letters set far apart, a line that leads up to each, bylines, and headings in bold inside the text."""
    content = ""
    for n, a in enumerate(each):
        text = "".join((f"<p class='h'>{'一二三'[k]}、{p[:6].strip('，。“”')}</p>" if n == 0 and k < 3 else "") + f"<p>{html.escape(p)}</p>" for k, p in enumerate(a.paragraphs))
        content += f"<section><div class='k'>柏桥基层治理见闻</div>{head(a)}<div class='by'>■本报记者 纪小筑</div><div class='c'>{text}</div></section>"
    return page(""".c { column-count: 4; column-gap: 6mm } h2 { letter-spacing: .6em; font-size: 1.6em } .k { text-align: center; font-size: 1.2em; color: #444; margin-top: 6mm }
        .by { text-align: center; font-size: .95em; margin: .2em 0 .6em } .h { font-weight: bold; text-indent: 0 }""", MASTHEAD + content, font="9.5pt")


def around_pictures(each):
    """Two columns of ragged text without indents that run around pictures with captions."""
    content = ""
    for n, a in enumerate(each):
        picture = f"<figure><div class='pic'></div><figcaption>图为活动现场。 贝小舟 摄</figcaption></figure>" if n % 2 == 0 else ""
        paragraphs = [f"<p>{html.escape(p)}</p>" for p in a.paragraphs]
        content += f"<section>{head(a)}<div class='c'>{paragraphs[0]}{picture}{''.join(paragraphs[1:])}</div></section>"
    return page("""main { display: grid; grid-template-columns: 1fr 1fr; gap: 9mm } .c { column-count: 2; column-gap: 5mm } p { text-indent: 0; text-align: left; margin-bottom: .6em }
        figure { float: right; width: 32mm; margin: 0 0 2mm 3mm } .pic { height: 24mm; background: #bbb } figcaption { font-size: .8em; text-align: center }
        h2 { font-family: "WenQuanYi Zen Hei", sans-serif; font-size: 1.5em }""", f"{MASTHEAD}<main>{content}</main>", align="left")


def right_vertical(each):
    """Headlines that run down at the right of their text."""
    content = "".join(f'<section><div class="t">{body(a)}</div><div class="v">{html.escape(a.title)}</div></section>' for a in each[:6])
    return page("""main { display: grid; grid-template-columns: 1fr 1fr; gap: 10mm } section { display: flex; gap: 4mm; align-items: flex-start }
        .v { writing-mode: vertical-rl; font-size: 1.7em; max-height: 55mm; line-height: 1.25; flex: none } .t { flex: 1; column-count: 2; column-gap: 5mm }""", f"{MASTHEAD}<main>{content}</main>", font="9.5pt")


def notched(each):
    """The last column of the lead story ends above a box with another article; sections have names of their own."""
    lead, box, rest = each[0], each[1], each[2:]
    text = "".join(lead.paragraphs)
    a, b = len(text) * 2 // 5, len(text) * 4 // 5
    columns = [f"<p>{html.escape(text[:a])}</p>", f"<p class='on'>{html.escape(text[a:b])}</p>", f"<p class='on'>{html.escape(text[b:])}</p><div class='x'>{head(box)}{body(box)}</div>"]
    top = f"{head(lead)}<div class='row'>" + "".join(f"<div>{c}</div>" for c in columns) + "</div>"
    content = "".join(f'<div class="b">{head(a)}{body(a)}</div>' for a in rest)
    return page(""".row { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 6mm } .on { text-indent: 0 } .row p { text-align-last: justify } .row .x p { text-align-last: left } .row > div:last-child > p { text-align-last: left } .x { border: 1px solid #333; padding: 3mm; margin-top: 5mm }
        .x h2 { font-size: 1.35em } .low { display: grid; grid-template-columns: repeat(3, 1fr); gap: 6mm; margin-top: 6mm } h2 { font-size: 1.6em } .name { font-size: 1.5em; font-weight: bold }""",
                f"{MASTHEAD}<div class='name'>要闻</div>{top}<div class='low'>{content}</div>", align="left")


def book(each):
    """Articles one after the other on small pages with running heads and numbers, as in a yearbook."""
    content = "".join(head(a) + body(a) for a in each)
    return page("""@page { size: A5; margin: 18mm 14mm; @top-center { content: "柏桥年鉴 2025"; font-size: 8pt } @bottom-center { content: "- " counter(page) " -"; font-size: 8pt } }
        h2 { font-size: 1.45em; margin-top: 1.2em }""", content, size="A5", font="10pt")


REPORT_PARTS = ["总结会召开", "书记提要求", "社区作交流"]


def report_title(article):
    return f"柏桥镇关于{article.title[3:]}情况的报告"


def official_paper(each):
    """A report with a title, numbered sections and a signature, in one column."""
    a = each[0]
    parts = "".join(f"<p class='s'>{'一二三'[n]}、{name}</p><p>{html.escape(p)}</p>" for n, (name, p) in enumerate(zip(REPORT_PARTS, a.paragraphs)))
    return page("""p { line-height: 1.9 } h1 { text-align: center; font-size: 1.9em; letter-spacing: 0; margin: 1em 0 } .s { font-weight: bold } .sign { text-align: right; text-indent: 0 }""",
                f"<h1>{html.escape(report_title(a))}</h1>{parts}<p class='sign'>柏桥镇社区党建办公室</p><p class='sign'>2025年3月14日</p>", size="A4", font="14pt")


LAYOUTS = {f.__name__: f for f in [four_columns, narrow_columns, boxes, framed, vertical_headlines, continued, ruby_and_initials, web_print, furniture, spaced_headlines,
                                   around_pictures, right_vertical, notched, book, official_paper]}

USES = {"web_print": 1, "right_vertical": 6, "official_paper": 1}  # articles, of those that do not print all


def articles_of(name, each):
    return each[:USES.get(name, len(each))] if name != "web_print" else each[:4]


def text_of(name, each):
    """The plain text of what a layout prints, apart from the page's furniture."""
    used = each[:1] if name == "web_print" else each
    before = {"web_print": "", "official_paper": "", "book": ""}.get(name, "柏桥社区报\n中共柏桥镇委员会 主管 柏桥镇人民政府 主办\n2025年3月14日 星期五 第6期(总第118期)\n\n\n\n")
    if name == "official_paper":
        a = used[0]
        parts = "\n\n".join(f"{'一二三'[n]}、{part}\n\n{p}" for n, (part, p) in enumerate(zip(REPORT_PARTS, a.paragraphs)))
        return f"# {report_title(a)}\n\n{parts}\n\n柏桥镇社区党建办公室\n\n2025年3月14日\n"
    return before + "".join(a.text() for a in used)
