// SPDX-License-Identifier: Apache-2.0
// Finds where things are: 长者食堂位于柳河路 -> LOCATED_IN; 柳河街区内的易家饭店; 在柳河路举行的大会;
// 柳河路李记汤包馆. Declines what is only mentioned beside a place.
#include <algorithm>

#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/phrase.hpp"
#include "extract/reading.hpp"
#include "extract/works.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::initializer_list<Label> kWhere = {Label::kArea, Label::kRoad, Label::kPlace};

bool may_be_located(Label label) {
  return is_organisation(label) || label == Label::kPlace || label == Label::kEvent || label == Label::kProgramme;
}

/// Organs of Party and state act at places without standing there.
bool stands_somewhere(Label label) {
  return may_be_located(label) && label != Label::kPartyOrg && label != Label::kGovBody && label != Label::kSocialOrg;
}

/// 位于A区B路: places that stand together or are coordinated, from the first on.
std::vector<std::uint32_t> chain_of(const Reading& reading, const std::vector<std::uint32_t>& places) {
  std::vector<std::uint32_t> out{places.front()};
  for (std::size_t i = 1; i < places.size(); ++i) {
    const Span last = reading.mentions[out.back()].span, next = reading.mentions[places[i]].span;
    if (last.end != next.begin && !coordinated(reading, last, next)) break;
    out.push_back(places[i]);
  }
  return out;
}

/// 拟设置长者食堂，位于柳河路: of the thing named last in the clause before, else of the heading above.
std::uint32_t thing_before(const Reading& reading, const Clause& clause) {
  const auto& all = reading.clauses.all;
  for (auto c = static_cast<std::size_t>(&clause - all.data()); c-- > 0 && all[c].article == clause.article;) {
    const bool together = all[c].sentence == clause.sentence;
    if (!together && !all[c].heading && all[c].paragraph != clause.paragraph) return kNone;
    std::uint32_t found = kNone;
    for (const std::uint32_t name : all[c].names) {
      const Label label = reading.mentions[name].label;
      const bool thing = label == Label::kPlace || label == Label::kInstitution || label == Label::kEnterprise ||
                         (all[c].heading && label == Label::kProgramme);
      if (thing && reading.mentions[name].naming != Naming::kBare) found = name;
    }
    if (found != kNone || all[c].heading) return found;
    if (!together) return kNone;
  }
  return kNone;
}

/// 位于, 坐落于, 地处, 落户: of the name right before, else of the first name after 的, else of the subject.
void read_verb(const Reading& reading, Relator& relator, const Clause& clause) {
  for (const Trigger& trigger : clause.triggers) {
    if (!trigger.is(Category::kLocate)) continue;
    const auto places = names_after(reading, clause, trigger.span.end, kWhere);
    if (places.empty() || reading.mentions[places.front()].span.begin > trigger.span.end + 3) continue;
    const auto run = chain_of(reading, places);
    std::vector<std::uint32_t> things;
    const std::uint32_t end = reading.mentions[run.back()].span.end;
    if (end < reading.document.text().size() && reading.document.text()[end] == U'的') {
      for (const std::uint32_t name : clause.names)
        if (things.empty() && reading.mentions[name].span.begin > end && may_be_located(reading.mentions[name].label))
          things.push_back(name);
    } else {
      const std::uint32_t before =
          clause.carried > 0 && trigger.span.begin <= clause.span.begin + 1 ? thing_before(reading, clause) : kNone;
      if (before != kNone)
        things.push_back(before);
      else
        for (const std::uint32_t subject : clause.subjects)
          if (clause.carried <= 1 && stands_somewhere(reading.mentions[subject].label)) things.push_back(subject);
    }
    for (const std::uint32_t thing : things)
      for (const std::uint32_t place : run) relator.add(clause, thing, place, 0.93F, "stands-at", true);
  }
}

bool is_organ_of_area(const Reading& reading, const Mention& mention) {
  const bool organ =
      mention.label == Label::kPartyOrg || mention.label == Label::kGovBody || mention.label == Label::kSocialOrg;
  return organ && mention.within != kNone && reading.mentions[mention.within].label == Label::kArea;
}

/// Without the quotation mark that opens the name after it.
std::u32string_view unmarked(std::u32string_view between) {
  return !between.empty() && is_opening_quote(between.back()) ? between.substr(0, between.size() - 1) : between;
}

/// 柳河路李记汤包馆, 柳河街区内李记饭店, 柳河社区的活动室: the place stands right before the thing.
void read_adjacent(const Reading& reading, Relator& relator, const Clause& clause) {
  for (std::size_t i = 0; i + 1 < clause.names.size(); ++i) {
    const Mention& where = reading.mentions[clause.names[i]];
    const Mention& thing = reading.mentions[clause.names[i + 1]];
    if (where.label != Label::kArea && where.label != Label::kRoad && where.label != Label::kPlace) continue;
    const bool road_in_area = thing.label == Label::kRoad && where.label == Label::kArea;
    if ((!may_be_located(thing.label) && !road_in_area) || thing.span.begin < where.span.end ||
        thing.span.begin - where.span.end > 2)
      continue;
    // 柳河镇|高科街区党支部 belongs to its own area, which lies in the one before.
    if (is_organ_of_area(reading, thing) && where.label == Label::kArea) continue;
    const std::u32string_view between = unmarked(reading.document.at({where.span.end, thing.span.begin}));
    const bool inside =
        between == U"内" || between == U"内的" || between == U"里的" || between == U"上的" || between == U"的";
    if (thing.label == Label::kEvent) continue;
    if (thing.label == Label::kProgramme &&
        (where.label != Label::kArea || !between.empty() || where.span.end == thing.span.begin))
      continue;
    if (between.empty() || inside)
      relator.add(clause, clause.names[i + 1], clause.names[i], inside ? 0.88F : 0.85F, "place-before-name");
  }
}

/// 巴西国有通信企业 TELEBRAS: the country or town of a firm stands before what kind of firm it is.
void read_kind_before(const Reading& reading, Relator& relator, const Clause& clause) {
  constexpr std::uint32_t kLongestKind = 12;
  for (std::size_t i = 0; i + 1 < clause.names.size(); ++i) {
    const Mention& where = reading.mentions[clause.names[i]];
    const Mention& firm = reading.mentions[clause.names[i + 1]];
    if (where.label != Label::kArea || firm.label != Label::kEnterprise || firm.span.begin <= where.span.end) continue;
    if (firm.span.begin - where.span.end > kLongestKind) continue;
    std::u32string_view kind = unmarked(reading.document.at({where.span.end, firm.span.begin}));
    while (!kind.empty() && kind.back() == U' ') kind.remove_suffix(1);
    if (ends_with_any(kind, {U"企业", U"公司", U"厂商", U"运营商", U"银行", U"集团", U"品牌"}) &&
        std::all_of(kind.begin(), kind.end(), is_han) && kind.find(U'的') == std::u32string_view::npos &&
        kind.find(U'与') == std::u32string_view::npos && kind.find(U'和') == std::u32string_view::npos)
      relator.add(clause, clause.names[i + 1], clause.names[i], 0.85F, "place-before-kind");
  }
}

/// 在A路与B路西侧，一处驿站…: the first place of the next clause stands there.
void read_beside(const Reading& reading, Relator& relator) {
  const auto& clauses = reading.clauses.all;
  for (std::size_t c = 0; c + 1 < clauses.size(); ++c) {
    const Clause& clause = clauses[c];
    if (clause.heading || clauses[c + 1].sentence != clause.sentence) continue;
    const auto roads = names_after(reading, clause, clause.span.begin, {Label::kRoad});
    if (roads.empty() || reading.mentions[roads.front()].span.begin == 0) continue;
    const std::u32string_view text = reading.document.text();
    const std::u32string_view after = text.substr(reading.mentions[roads.back()].span.end, 3);
    const bool beside = after.find(U'侧') != std::u32string_view::npos ||
                        after.find(U'旁') != std::u32string_view::npos ||
                        after.find(U'口') != std::u32string_view::npos || after.starts_with(U"附近");
    if (text[reading.mentions[roads.front()].span.begin - 1] != U'在' || !beside) continue;
    const auto places =
        names_after(reading, clauses[c + 1], clauses[c + 1].span.begin, {Label::kPlace, Label::kInstitution});
    if (places.empty()) continue;
    for (const std::uint32_t road : roads) relator.add(clauses[c + 1], places.front(), road, 0.85F, "stands-beside");
  }
}

/// 在…九亭，有一座数字工厂; 南苑居民区内有一片中草药基地: what there is somewhere.
void read_there_is(const Reading& reading, Relator& relator, std::size_t c) {
  const auto& all = reading.clauses.all;
  const std::u32string_view text = reading.document.text();
  for (const std::uint32_t name : all[c].names) {
    const Mention& where = reading.mentions[name];
    if (where.label != Label::kArea && where.label != Label::kRoad) continue;
    std::u32string_view rest = text.substr(where.span.end, 4);
    const bool inside = rest.starts_with(U"内有") || rest.starts_with(U"里有") || rest.starts_with(U"有一") ||
                        rest.starts_with(U"建有") || rest.starts_with(U"设有");
    const bool next = rest.starts_with(U"，有") && c + 1 < all.size() && all[c + 1].sentence == all[c].sentence;
    if (!inside && !next) continue;
    const Clause& clause = next ? all[c + 1] : all[c];
    const auto things =
        names_after(reading, clause, where.span.end, {Label::kPlace, Label::kInstitution, Label::kEnterprise});
    if (!things.empty() && reading.mentions[things.front()].span.begin - where.span.end <= 16)
      relator.add(clause, things.front(), name, 0.85F, "there-is");
  }
}

/// 辖区内的A、B, 已落户的A、B: enterprises of the area that the article is about.
void read_seated(const Reading& reading, Relator& relator, const Clause& clause) {
  const auto firms = names_after(reading, clause, clause.span.begin, {Label::kEnterprise});
  const std::uint32_t actor = reading.clauses.topic_actor[clause.article];
  if (firms.empty() || actor == kNone || clause.heading) return;
  const std::u32string_view text = reading.document.text();
  const std::uint32_t first = reading.mentions[firms.front()].span.begin;
  const std::u32string_view before = text.substr(first > 14 ? first - 14 : 0, std::min<std::uint32_t>(14, first));
  const bool inside = before.find(U"辖区") != std::u32string_view::npos ||
                      before.find(U"街区内") != std::u32string_view::npos ||
                      before.find(U"社区内") != std::u32string_view::npos;
  const auto run = run_of(reading, firms, 0);
  const std::u32string_view after = text.substr(reading.mentions[run.back()].span.end, 18);
  const bool settled =
      after.find(U"已落户") != std::u32string_view::npos || after.find(U"已落地") != std::u32string_view::npos;
  if (!inside && !settled) return;
  const Mention& topic = reading.mentions[actor];
  const std::uint32_t area = topic.label == Label::kArea ? actor : topic.within;
  for (const std::uint32_t firm : run) relator.add(clause, firm, area, 0.8F, "seated-in-the-article-s-area");
}

/// 某某孵化基地完成工程进度27%，某某智慧云竣工运营: projects told of by how far they are stand in the area that the
/// article is about.
void read_projects(const Reading& reading, Relator& relator, const Clause& clause) {
  const std::uint32_t actor = reading.clauses.topic_actor[clause.article];
  if (clause.heading || actor == kNone) return;
  const Mention& topic = reading.mentions[actor];
  const std::uint32_t area = topic.label == Label::kArea ? actor : topic.within;
  for (const std::uint32_t name : clause.names) {
    const Mention& project = reading.mentions[name];
    if (project.label != Label::kProgramme && project.label != Label::kPlace) continue;
    const std::u32string_view after = reading.document.text().substr(project.span.end, 6);
    const bool done = reading.lexicon.begins(after, lexicon::feature::kPutToUse) > 0;
    if (done || after.starts_with(U"完成工程进度"))
      relator.add(clause, name, area, 0.7F, "project-of-the-article-s-area");
  }
}

/// 联系地址：九江路811弄99号: of the organ named last before, or of the one that the article is about.
void read_address(const Reading& reading, Relator& relator, const Clause& clause) {
  if (clause.span.begin < 3 || clause.heading) return;
  const std::u32string_view label = reading.document.at({clause.span.begin - 3, clause.span.begin});
  if (label != U"地址：") return;
  const auto roads = names_after(reading, clause, clause.span.begin, {Label::kRoad});
  if (roads.empty() || reading.mentions[roads.front()].span.begin != clause.span.begin) return;
  for (std::uint32_t i = roads.front(); i-- > 0 && reading.mentions[i].article == clause.article;) {
    const Label each = reading.mentions[i].label;
    if (each != Label::kInstitution && each != Label::kEnterprise && each != Label::kPlace) continue;
    relator.add(clause, i, roads.front(), 0.85F, "address");
    return;
  }
}

/// 在文化广场举行: where the event of the clause, or the article's, takes place.
void read_held_at(const Reading& reading, Relator& relator, const Clause& clause) {
  const std::u32string_view text = reading.document.text();
  for (const std::uint32_t name : clause.names) {
    const Mention& where = reading.mentions[name];
    if (where.span.begin == 0 || text[where.span.begin - 1] != U'在') continue;
    if (where.label != Label::kPlace && where.label != Label::kRoad && where.label != Label::kArea &&
        where.label != Label::kInstitution)
      continue;
    const std::u32string_view after = text.substr(where.span.end, 4);
    const bool held = std::any_of(clause.triggers.begin(), clause.triggers.end(), [&](const Trigger& t) {
      return t.is(Category::kOrganize) && t.span.begin >= where.span.end && t.span.begin <= where.span.end + 4;
    });
    if (!held && !after.starts_with(U"举行") && !after.starts_with(U"召开") && !after.starts_with(U"完成")) continue;
    const auto events = names_before(reading, clause, where.span.begin, {Label::kEvent});
    auto later = names_after(reading, clause, where.span.end, {Label::kEvent});
    // 在长者食堂推出送餐服务: what is done at a place.
    if (later.empty() && events.empty() && where.label != Label::kArea)
      later = names_after(reading, clause, where.span.end, {Label::kProgramme});
    const std::uint32_t event = !events.empty() ? events.back() : !later.empty() ? later.front() : kNone;
    relator.add(clause, event, name, 0.92F, "held-at");
  }
}

/// Houses where events are held: one that holds an event holds it there.
bool is_venue(const Mention& mention) {
  if (mention.label != Label::kPlace && mention.label != Label::kInstitution) return false;
  for (const std::string_view noun :
       {"中心", "馆", "广场", "公园", "礼堂", "驿站", "服务站", "基地", "剧场", "剧院", "空间", "书院", "讲堂"})
    if (mention.name.ends_with(noun)) return true;
  return false;
}

/// 柳河镇文化活动中心举办了一场游园会.
void read_venue(const Reading& reading, Relator& relator, const Clause& clause) {
  const Trigger* verb = clause.first(Category::kOrganize);
  if (verb == nullptr || clause.carried > 0 || clause.subjects.size() != 1 ||
      !is_venue(reading.mentions[clause.subjects.front()]))
    return;
  for (const std::uint32_t event : names_after(reading, clause, verb->span.end, {Label::kEvent}))
    relator.add(clause, event, clause.subjects.front(), 0.85F, "held-by-venue");
}

/// 某网点快递员多，党支部在此设立了服务点: where 此 points, the house or firm named last in the sentence before.
void read_here(const Reading& reading, Relator& relator, std::size_t c) {
  const auto& all = reading.clauses.all;
  const std::u32string_view text = reading.document.at(all[c].span);
  std::size_t here = std::u32string_view::npos;
  for (const std::u32string_view words :
       {U"在此设立", U"在此建立", U"在此成立", U"在此打造", U"在此开设", U"在这里设立"})
    here = std::min(here, text.find(words));
  if (here == std::u32string_view::npos || all[c].heading) return;
  std::uint32_t where = kNone;
  for (std::size_t back = c; back-- > 0 && all[back].sentence == all[c].sentence && where == kNone;)
    for (const std::uint32_t name : all[back].names) {
      const Label label = reading.mentions[name].label;
      if (label == Label::kPlace || label == Label::kEnterprise || label == Label::kInstitution) where = name;
    }
  for (const std::uint32_t thing : names_after(reading, all[c], all[c].span.begin + static_cast<std::uint32_t>(here),
                                               {Label::kPlace, Label::kInstitution}))
    relator.add(all[c], thing, where, 0.78F, "set-up-here");
}

/// 项目地点：桑园社区: a field of the work that the heading above names.
void read_place_field(const Reading& reading, Relator& relator, const Clause& clause) {
  const std::u32string_view text = reading.document.text();
  if (clause.span.begin < 3 || clause.names.empty()) return;
  const std::u32string_view label =
      text.substr(clause.span.begin > 8 ? clause.span.begin - 8 : 0, std::min<std::uint32_t>(8, clause.span.begin));
  if (!ends_with_any(label, {U"地点：", U"地址：", U"位置：", U"点位："})) return;
  const std::uint32_t work = thing_before(reading, clause);
  for (const std::uint32_t name : run_of(reading, clause.names, 0))
    if (reading.mentions[name].label == Label::kArea || reading.mentions[name].label == Label::kRoad ||
        reading.mentions[name].label == Label::kPlace)
      relator.add(clause, work, name, 0.85F, "field-of-place");
}

}  // namespace

void run_locations(Reading& reading, Diagnostics&) {
  Relator relator(reading, RelationType::kLocatedIn);
  read_beside(reading, relator);
  for (std::size_t c = 0; c < reading.clauses.all.size(); ++c) {
    read_there_is(reading, relator, c);
    read_here(reading, relator, c);
  }
  for (const Clause& clause : reading.clauses.all) {
    read_seated(reading, relator, clause);
    read_projects(reading, relator, clause);
    read_address(reading, relator, clause);
    read_verb(reading, relator, clause);
    read_adjacent(reading, relator, clause);
    read_kind_before(reading, relator, clause);
    read_held_at(reading, relator, clause);
    read_venue(reading, relator, clause);
    read_place_field(reading, relator, clause);
  }
}

}  // namespace govgraph::extract
