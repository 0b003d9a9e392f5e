#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Two years of an invented town, an issue a month, and what must be found of them.

    town.py write FOLDER           the 24 issues
    town.py check PROGRAM          builds them and compares tenures, successions, programmes and firms with what was written

What is written is told once, in the tables below; issues and expectations both follow from them.
"""
import json, os, subprocess, sys, tempfile

TOWN = "柳河镇"
ISSUES = [f"{year}-{month:02}-15" for year in (2024, 2025) for month in range(1, 13)]

# Who holds which office: (organ, role, person, (since, by), (until, by)). `page` is the first issue that names the
# person in office, `sentence` a day that a sentence states, `successor` the first day of the next, `former` the first
# issue that calls the office one of the past.
PARTY, MAYOR, UNION, WOMEN = "柳河镇党委", "柳河镇人民政府", "柳河镇总工会", "柳河镇妇联"
BLOCK, COMMITTEE, SCHOOL = "望江社区党委", "望江社区居委会", "柳河中心小学"
TENURES = [
    (PARTY, "书记", "方致远", ("2024-01-15", "page"), ("2024-06-05", "sentence")),
    (PARTY, "书记", "沈曼宁", ("2024-06-05", "sentence"), ("2025-08-11", "sentence")),
    (PARTY, "书记", "梁启胜", ("2025-09-01", "sentence"), ("", "")),
    (MAYOR, "镇长", "沈曼宁", ("2024-01-15", "page"), ("2024-07-03", "successor")),
    (MAYOR, "镇长", "梁启胜", ("2024-07-03", "sentence"), ("2025-09-12", "successor")),
    (MAYOR, "镇长", "邹明远", ("2025-09-12", "sentence"), ("", "")),
    (UNION, "主席", "段福来", ("2024-01-15", "page"), ("2024-11-15", "successor")),
    (UNION, "主席", "贺兰芝", ("2024-11-15", "page"), ("", "")),
    (WOMEN, "主席", "葛春兰", ("2024-02-15", "page"), ("", "")),
    (BLOCK, "书记", "宋立冬", ("2024-03-15", "page"), ("2025-03-15", "former")),
    (COMMITTEE, "主任", "秦雨竹", ("2024-03-15", "page"), ("2024-12-20", "sentence")),
    (COMMITTEE, "主任", "纪怀安", ("2024-12-20", "sentence"), ("2025-06-15", "successor")),
    (COMMITTEE, "主任", "秦雨竹", ("2025-06-15", "page"), ("", "")),
    (SCHOOL, "校长", "傅雅文", ("2019-08", "sentence"), ("", "")),
]
GAPS = {("梁启胜", PARTY): 20}

# Sentences about change: issue -> lines. All other issues name who is in office.
CHANGES = {
    "2024-06-15": ["6月5日，柳河镇召开干部大会，宣布云溪区委决定：沈曼宁同志任柳河镇党委书记，免去方致远同志柳河镇党委书记职务。"],
    "2024-07-15": ["7月3日，柳河镇第十九届人民代表大会第四次会议选举梁启胜为柳河镇人民政府镇长。"],
    "2025-01-15": ["12月20日，望江社区居委会召开居民代表会议，免去秦雨竹同志望江社区居委会主任职务，纪怀安当选望江社区居委会主任。"],
    "2025-03-15": ["活动现场，望江社区党委原书记宋立冬向居民讲述老街故事。"],
    "2025-08-15": ["8月11日，云溪区委决定，免去沈曼宁同志柳河镇党委书记职务。"],
    "2025-09-15": ["9月1日，云溪区委决定，梁启胜同志任柳河镇党委书记。",
                   "9月12日，柳河镇第十九届人民代表大会第六次会议选举邹明远为柳河镇人民政府镇长。"],
    "2024-04-15": ["2019年8月起，傅雅文担任柳河中心小学校长。"],
}

# Programmes: name, who, begun, ended ("" where not).
PROGRAMMES = [
    ("暖巷行动", UNION, "2024-05-08", "2025-03-20"),
    ("敲门送暖", WOMEN, "2024-10-09", ""),
]
PROGRAMME_LINES = {
    "2024-05-15": ["5月8日，柳河镇总工会启动“暖巷行动”。"],
    "2024-10-15": ["10月9日，柳河镇妇联启动“敲门送暖”行动。"],
    "2025-03-15": [],
    "2025-04-15": ["3月20日，柳河镇总工会主办的“暖巷行动”结束。"],
}

# Firms: the name before, the name after, from which issue on.
FIRMS = [("柳河溪鱼养殖有限公司", "青禾水产科技有限公司", "2025-05-15")]
FIRM_LINES = {
    "2024-09-15": ["柳河溪鱼养殖有限公司位于柳河镇。"],
    "2025-05-15": ["柳河溪鱼养殖有限公司更名为青禾水产科技有限公司。"],
}


def in_office(issue):
    """Sentences that name who is in office in an issue, from the table alone."""
    templates = {
        (PARTY, "书记"): "{}镇党委书记{}主持会议并讲话。".format("", "{}"),
        (MAYOR, "镇长"): "柳河镇人民政府镇长{}到社区调研。",
        (UNION, "主席"): "柳河镇总工会主席{}慰问职工。",
        (WOMEN, "主席"): "柳河镇妇联主席{}参加活动。",
        (BLOCK, "书记"): "望江社区党委书记{}介绍了情况。",
        (COMMITTEE, "主任"): "望江社区居委会主任{}走访居民。",
        (SCHOOL, "校长"): "柳河中心小学校长{}介绍了课程。",
    }
    out = []
    for organ, role, person, (since, since_by), (until, until_by) in TENURES:
        if since_by == "sentence" and since > issue or since_by == "page" and issue < since:
            continue
        if until and issue >= until:
            continue
        out.append(templates[organ, role].format(person))
    return out


def text_of(issue):
    year, month, day = issue.split("-")
    lines = [f"柳河报 {year}年{int(month)}月{int(day)}日 星期五", "", f"柳河镇召开{int(month)}月工作会议", ""]
    people = in_office(issue)
    lines += ["".join(people[:2]) or "柳河镇召开会议。", "", "".join(people[2:])]
    for table in (CHANGES, PROGRAMME_LINES, FIRM_LINES):
        for line in table.get(issue, []):
            lines += ["", line]
    return "\n".join(lines) + "\n"


def write(folder):
    for issue in ISSUES:
        with open(os.path.join(folder, f"liuhe-{issue}.txt"), "w", encoding="utf-8") as out:
            out.write(text_of(issue))


def run(*args, codes=(0, 1)):
    done = subprocess.run(args, capture_output=True, text=True)
    if done.returncode not in codes:
        raise SystemExit(f"{' '.join(args)}\n{done.stderr}")
    return done.stdout


class Failures:
    def __init__(self):
        self.count = self.checked = 0

    def same(self, what, got, want):
        self.checked += max(len(want), 1)
        for each in want:
            if each not in got:
                self.count += 1
                print(f"{what}: not found: {each}")
        for each in got:
            if each not in want:
                self.count += 1
                print(f"{what}: not written: {each}")


def check_two_pages(program, folder, failures):
    """Two dated pages alone, each with a secretary of its own."""
    pages, db = os.path.join(folder, "two"), os.path.join(folder, "two.db")
    os.mkdir(pages)
    for day, who in (("2024年3月15日", "方致远"), ("2025年3月15日", "沈曼宁")):
        with open(os.path.join(pages, who + ".txt"), "w", encoding="utf-8") as out:
            out.write(f"柳河报 {day} 星期五\n\n柳河镇召开会议\n\n镇党委书记{who}主持会议并讲话。\n")
    run(program, "build", pages, "--db", db, "--quiet")
    rows = json.loads(run(program, "query", "--named", "offices-that-changed-hands", "--db", db, "--format", "json"))["rows"]
    failures.same("two pages", [tuple(r[:6]) for r in rows], [("柳河镇党委", "书记", "方致远", "沈曼宁", "2025-03-15", "2025-03-15")])


def check(program):
    failures = Failures()
    with tempfile.TemporaryDirectory() as folder:
        pages, db = os.path.join(folder, "pages"), os.path.join(folder, "town.db")
        os.mkdir(pages)
        write(pages)
        run(program, "build", pages, "--db", db, "--quiet")
        organs = {organ for organ, *_ in TENURES}
        rows = [row for row in json.loads(run(program, "tenures", "--db", db, "--format", "json"))]
        seat = {"柳河镇": MAYOR}
        rows = [dict(row, organ=seat.get(row["organ"], row["organ"])) for row in rows]
        got = [(r["organ"], r["office"], r["person"], (r["since"], r["since_by"]), (r["until"], r["until_by"])) for r in rows]
        failures.same("tenure", [each for each in got if each[0] in organs], TENURES)
        failures.same("gap", [(r["person"], r["organ"], r["gap_days"]) for r in rows if r["gap_days"]],
                      [(person, organ, days) for (person, organ), days in GAPS.items()])
        for row in rows:
            if not row["sentences"] or not any(row["person"] in each for each in row["sentences"]):
                failures.same("sentence of", [str(row)], [])

        after = json.loads(run(program, "tenures", "--successions", "--db", db, "--format", "json"))
        want = []
        for a, b in zip(TENURES, TENURES[1:]):
            if a[:2] == b[:2]:
                want.append((a[0], a[1], a[2], b[2]))
        failures.same("succession", [(seat.get(r["organ"], r["organ"]), r["office"], r["former"], r["present"]) for r in after], want)
        named = json.loads(run(program, "query", "--named", "offices-that-changed-hands", "--db", db, "--format", "json"))
        failures.same("question", [(seat.get(r[0], r[0]), *r[1:4]) for r in named["rows"]], want)

        for name, who, begun, ended in PROGRAMMES:
            query = f"MATCH (o)-[r:ORGANIZES]->(p:Programme) WHERE '{name}' IN [p.name] + p.aliases OR p.name CONTAINS '{name}' RETURN DISTINCT o.name, r.date, r.until"
            rows = json.loads(run(program, "query", query, "--db", db, "--format", "json"))["rows"]
            failures.same(f"programme {name}", [tuple(r) for r in rows], [(who, begun, ended or None)])
        for day in ("2024-04-30", "2024-12-31", "2025-12-31"):
            rows = json.loads(run(program, "query", "MATCH (o)-[:ORGANIZES]->(p:Programme) RETURN DISTINCT p.name", "--as-of", day, "--db", db, "--format", "json"))["rows"]
            want = [name for name, _, begun, ended in PROGRAMMES if begun <= day and not (ended and ended < day)]
            failures.same(f"programmes as of {day}", [r[0] for r in rows], want)

        for before, now, issue in FIRMS:
            rows = json.loads(run(program, "query", f"MATCH (e:Enterprise) WHERE '{before}' IN [e.name] + e.aliases RETURN e.name, e.aliases", "--db", db, "--format", "json"))["rows"]
            failures.same("firm", [{r[0], *r[1]} & {before, now} == {before, now} for r in rows], [True])
        for day in ("2024-03-31", "2024-12-31", "2025-08-20", "2025-12-31"):
            rows = json.loads(run(program, "tenures", "柳河镇党委", "--as-of", day, "--db", db, "--format", "json"))
            want = [t[2] for t in TENURES if t[0] == PARTY and t[3][0] <= day and not (t[4][0] and t[4][0] < day)]
            failures.same(f"secretary as of {day}", [r["person"] for r in rows], want)
        for day in ISSUES[::5]:
            edges = sum('"kind":"edge"' in line for line in run(program, "export", "--as-of", day, "--db", db).splitlines())
            count = "MATCH ()-[r]->() RETURN count(DISTINCT r)"
            asked = json.loads(run(program, "query", count, "--from", day, "--to", day, "--db", db, "--format", "json"))["rows"]
            failures.same(f"relations as of {day}", asked, [[edges]])
        check_two_pages(program, folder, failures)
    print(f"{failures.checked} things written, {failures.count} differ")
    return 1 if failures.count else 0


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("write", "check"):
        raise SystemExit(__doc__)
    if sys.argv[1] == "write":
        write(sys.argv[2])
    else:
        raise SystemExit(check(sys.argv[2]))
