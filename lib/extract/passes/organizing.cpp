// SPDX-License-Identifier: Apache-2.0
// Finds who hosts, leads, launches or builds what: 柳河镇召开推进会, 由镇总工会牵头组建的联盟 -> ORGANIZES.
// The subject is carried over clauses and paragraphs, last to the article's topic. Declines clauses of taking part.
#include <algorithm>

#include "extract/clauses.hpp"
#include "extract/gathering.hpp"
#include "extract/mention_list.hpp"
#include "extract/passes/relating.hpp"
#include "extract/phrase.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

bool is_object(Label label) {
  return label == Label::kProgramme || label == Label::kEvent || label == Label::kSocialOrg;
}

const Trigger* last_before(const Clause& clause, std::uint32_t position) {
  const Trigger* found = nullptr;
  for (const Trigger& trigger : clause.triggers)
    if (trigger.span.end <= position &&
        (trigger.is(Category::kOrganize) || trigger.is(Category::kParticipate) || trigger.is(Category::kReceive) ||
         trigger.is(Category::kOperate) || trigger.is(Category::kIssue)))
      found = &trigger;
  return found;
}

/// 通过, 依托, 运用, 推行 “…”机制: a mechanism that the subject works with is its own.
bool works_with(const Reading& reading, std::uint32_t begin) {
  // 运用“甲”“乙”机制: said of both.
  const std::u32string_view text = reading.document.text();
  while (begin > 2 && is_opening_quote(text[begin - 1]) && is_closing_quote(text[begin - 2])) {
    std::uint32_t open = begin - 2;
    while (open > 0 && begin - open < 20 && !is_opening_quote(text[open])) --open;
    if (!is_opening_quote(text[open])) break;
    begin = open + 1;
  }
  constexpr std::u32string_view kVerbs[] = {U"通过", U"依托", U"运用", U"推行", U"推广", U"利用", U"落实", U"实行",
                                            U"探索", U"创新", U"深化", U"完善", U"打造", U"推出", U"构建", U"搭建"};
  const std::u32string_view before = reading.document.at({begin > 4 ? begin - 4 : 0, begin});
  for (const std::u32string_view verb : kVerbs)
    if (before.ends_with(verb) || (before.size() > verb.size() && before.substr(0, before.size() - 1).ends_with(verb)))
      return true;
  return false;
}

class OrganizingReader {
 public:
  explicit OrganizingReader(Reading& reading)
      : reading_(reading), relator_(reading, RelationType::kOrganizes), part_of_(reading, RelationType::kPartOf) {}

  void run() {
    for (std::size_t c = 0; c < reading_.clauses.all.size(); ++c) {
      const Clause& clause = reading_.clauses.all[c];
      const auto gathering = gathering_in(reading_, clause);
      for (const std::uint32_t name : clause.names) {
        const Mention& object = reading_.mentions[name];
        const bool joined = gathering && object.span.begin >= gathering->joins;
        if (is_object(object.label) && object.naming != Naming::kBare && !joined) read_object(clause, name);
      }
      if (gathering && !clause.heading) read_gathering(c, *gathering);
      read_passive(c);
      read_pointed(clause);
      read_field(c);
      read_stated_field(c);
      read_chair(clause);
    }
  }

 private:
  void read_object(const Clause& clause, std::uint32_t object) {
    const Span span = reading_.mentions[object].span;
    // 委托街道体育协会管理, 联合慈善会设立: whom the work is done by or with.
    const std::u32string_view lead = reading_.document.at({span.begin > 2 ? span.begin - 2 : 0, span.begin});
    if (object_label_is_organ(object) &&
        one_of(lead, {U"委托", U"交由", U"聘请", U"邀请", U"联合", U"会同", U"依托", U"携手"}))
      return;
    if (is_purpose(clause, span.begin)) return;
    // 举办与某某基金会签约仪式: who is held with, not what is held.
    const Trigger* held = object_label_is_organ(object) ? last_before(clause, span.begin) : nullptr;
    if (held != nullptr &&
        one_of(reading_.document.at(held->span), {U"举办", U"举行", U"召开", U"开展", U"主办", U"承办"}))
      return;
    const bool is_subject = std::find(clause.subjects.begin(), clause.subjects.end(), object) != clause.subjects.end();
    if (is_subject && clause.carried == 0) return;
    const Trigger* trigger = last_before(clause, span.begin);
    const bool verb = trigger != nullptr && (trigger->is(Category::kOrganize) || trigger->is(Category::kIssue) ||
                                             trigger->is(Category::kOperate));
    // 在日前开展的义卖活动中: who held it, the clause does not say.
    const std::u32string_view said = reading_.document.at(clause.span);
    const bool relative = verb && clause.carried > 0 && reading_.document.text()[trigger->span.end] == U'的' &&
                          (said.starts_with(U'在') || said.starts_with(U'于') || clause.carried > 2);
    if (relative) return;
    // 推进“多格合一”治理: a heading without a subject says nothing of who does it.
    if (clause.heading && clause.carried > 2) return;
    if (verb) {
      add_team(clause, object, *trigger);
      add_all(clause, object, 0.88F, "does");
    } else if (works_with(reading_, span.begin)) {
      add_all(clause, object, 0.72F, "works-with");
    }
  }

  /// 旨在|推动治理体系现代化, 为|打造…示范区: what is hoped for is not done.
  bool is_purpose(const Clause& clause, std::uint32_t object) const {
    const std::u32string_view lead =
        reading_.document.at({reading_.document.sentences[clause.sentence].span.begin, object});
    for (const std::u32string_view word : {U"旨在", U"致力于", U"以期", U"力争", U"意在"})
      if (lead.find(word) != std::u32string_view::npos) return true;
    return false;
  }

  /// “某某平台”成立了骑手服务队: a team that an organisation founds is part of it.
  void add_team(const Clause& clause, std::uint32_t object, const Trigger& verb) {
    const std::u32string_view name = reading_.document.at(reading_.mentions[object].span);
    if (!object_label_is_organ(object) || !ends_with_any(name, {U"队", U"队伍", U"团"}) || clause.carried > 1 ||
        clause.subjects.size() != 1)
      return;
    if (!one_of(reading_.document.at(verb.span), {U"成立", U"组建", U"成立了", U"组建了"})) return;
    if (is_organisation(reading_.mentions[clause.subjects[0]].label))
      part_of_.add(clause, object, clause.subjects[0], 0.82F, "team-of-founder", true);
  }

  bool object_label_is_organ(std::uint32_t object) const {
    return reading_.mentions[object].label == Label::kSocialOrg;
  }

  /// 书记李明辉发动商户加入“某某联盟”: who moves others to join it stands behind it.
  void read_gathering(std::size_t c, const Gathering& gathering) {
    const Clause& clause = reading_.clauses.all[c];
    const auto groups = names_after(reading_, clause, gathering.joins, {Label::kProgramme, Label::kSocialOrg});
    if (groups.empty()) return;
    for (const std::uint32_t mover : movers(c, gathering.verb.begin))
      relator_.add(clause, mover, groups.front(), 0.76F, "gathers");
  }

  /// Who stands before the verb; else the subjects of the clause before.
  std::vector<std::uint32_t> movers(std::size_t c, std::uint32_t verb) const {
    const auto& all = reading_.clauses.all;
    std::vector<std::uint32_t> out;
    for (const std::uint32_t name : all[c].names)
      if (reading_.mentions[name].span.end <= verb &&
          (is_actor(reading_.mentions[name].label) || reading_.mentions[name].label == Label::kPerson))
        out.push_back(name);
    if (!out.empty()) return run_of(reading_, out, out.size() - 1);
    if (all[c].carried > 0) return all[c].subjects;
    if (c == 0 || all[c - 1].sentence != all[c].sentence) return out;
    return all[c - 1].subjects;
  }

  /// 该工程由街道办牵头实施, 本次活动由镇总工会主办: of the thing named before 由, else of the event of the article.
  void read_passive(std::size_t c) {
    const Clause& clause = reading_.clauses.all[c];
    const Trigger* verb = nullptr;
    for (const Trigger& trigger : clause.triggers)
      if (verb == nullptr && (trigger.is(Category::kOrganize) || trigger.is(Category::kOperate))) verb = &trigger;
    // 该工程由某某委员会立项，某某公司施工: verbs of works that no table of doing holds.
    const std::u32string_view said = reading_.document.at(clause.span);
    const bool builds = ends_with_any(said, {U"立项，", U"施工，", U"承建，", U"监理，", U"设计，", U"代建，",
                                             U"施工。", U"承建。", U"监理。", U"代建。"});
    if ((verb == nullptr && !builds) || clause.heading) return;
    if (verb != nullptr && one_of(reading_.document.at(verb->span), {U"献上", U"带来", U"表演", U"演出", U"呈现"}))
      return;  // who performs
    constexpr std::uint32_t kObjects = bit(Label::kProgramme) | bit(Label::kEvent) | bit(Label::kSocialOrg);
    for (const std::uint32_t name : clause.names)
      if (verb != nullptr && reading_.mentions[name].span.begin >= verb->span.end &&
          is_object(reading_.mentions[name].label))
        return;
    std::uint32_t thing = patient_of(reading_, c, kObjects);
    if (thing == kNone && c > 0 && clause.carried == 0 && passive_sentence_ == clause.sentence &&
        passive_thing_ != kNone)
      thing = passive_thing_;
    if (thing == kNone && !clause.subjects.empty() && points_at_event(clause))
      thing = reading_.clauses.topic_event[clause.article];
    if (thing == kNone) return;
    // 由甲局指导，乙公司施工: the 由 is not said again.
    passive_thing_ = thing;
    passive_sentence_ = clause.sentence;
    for (const std::uint32_t subject : clause.subjects)
      if (subject != thing && is_actor(reading_.mentions[subject].label))
        relator_.add(clause, subject, thing, 0.85F, "done-by");
  }

  /// 本次活动由…, 此次大赛由…
  bool points_at_event(const Clause& clause) const {
    std::u32string_view text = reading_.document.at(clause.span);
    while (!text.empty() && !is_name_character(text.front())) text.remove_prefix(1);  // a picture before the words
    const std::size_t by = text.find(U'由');
    if (by == std::u32string_view::npos || by > 10) return false;
    // 本次活动以…为主题，由…主办: 由 begins its clause.
    const std::u32string_view lead =
        by == 0 ? reading_.document.at({reading_.document.sentences[clause.sentence].span.begin, clause.span.begin})
                : text;
    if (lead.starts_with(U"活动现场")) return false;
    return starts_with_any(lead, {U"本次", U"此次", U"这次", U"活动", U"大赛", U"比赛", U"会议", U"论坛", U"展览",
                                  U"仪式", U"该活动", U"本届", U"演出"});
  }

  /// 镇总工会组织的这个活动: the event that the article tells of.
  void read_pointed(const Clause& clause) {
    const std::uint32_t event = reading_.clauses.topic_event[clause.article];
    const Trigger* verb = clause.first(Category::kOrganize);
    if (event == kNone || verb == nullptr || clause.carried != 0) return;
    const std::u32string_view rest = reading_.document.at({verb->span.end, clause.span.end});
    if (!starts_with_any(rest, {U"的这", U"的此次", U"的本次", U"的活动", U"了这次活动", U"了此次活动", U"了本次活动",
                                U"此次活动", U"本次活动", U"这次活动"}))
      return;
    for (const std::uint32_t subject : clause.subjects)
      if (is_organisation(reading_.mentions[subject].label) && reading_.mentions[subject].span.end == verb->span.begin)
        relator_.add(clause, subject, event, 0.82F, "organizes-this");
  }

  /// 责任单位：街道办: a field of the list's work, named by the heading above it.
  void read_field(std::size_t c) {
    const auto& all = reading_.clauses.all;
    if (c == 0 || all[c].names.empty() || all[c].article != all[c - 1].article) return;
    const std::u32string_view label = reading_.document.at(all[c - 1].span);
    if (label.size() > 10 || !ends_with_any(label, {U"责任单位：", U"实施单位：", U"牵头单位：", U"主办单位：",
                                                    U"承办单位：", U"组织单位：", U"建设单位：", U"责任部门："}))
      return;
    const std::uint32_t work = work_of_heading(c);
    for (const std::uint32_t name : run_of(reading_, all[c].names, 0))
      if (is_actor(reading_.mentions[name].label)) relator_.add(all[c], name, work, 0.85F, "field-of-work");
  }

  /// 中标单位为某某公司: the same in a sentence.
  void read_stated_field(std::size_t c) {
    const Clause& clause = reading_.clauses.all[c];
    const std::u32string_view text = reading_.document.at(clause.span);
    std::size_t at = text.find(U"单位为");
    if (at == std::u32string_view::npos) at = text.find(U"单位是");
    if (at == std::u32string_view::npos || at < 2 || clause.heading) return;
    const std::u32string_view kind = text.substr(at - 2, 2);
    if (!one_of(kind, {U"中标", U"施工", U"建设", U"承建", U"实施", U"责任", U"主办", U"承办", U"牵头", U"运营"}))
      return;
    const auto names =
        names_after(reading_, clause, clause.span.begin + static_cast<std::uint32_t>(at) + 3,
                    {Label::kEnterprise, Label::kGovBody, Label::kInstitution, Label::kSocialOrg, Label::kPartyOrg});
    if (names.empty() || reading_.mentions[names.front()].span.begin != clause.span.begin + at + 3) return;
    const std::uint32_t work = work_of_heading(c);
    for (const std::uint32_t name : run_of(reading_, names, 0))
      relator_.add(clause, name, work, 0.85F, "field-of-work");
  }

  /// What the nearest heading above names, or kNone.
  std::uint32_t work_of_heading(std::size_t c) const {
    const auto& all = reading_.clauses.all;
    for (std::size_t back = c; back-- > 0 && all[back].article == all[c].article;) {
      if (!all[back].heading) continue;
      for (const std::uint32_t name : all[back].names)
        if (is_object(reading_.mentions[name].label)) return name;
      return kNone;
    }
    return kNone;
  }

  void add_all(const Clause& clause, std::uint32_t object, float confidence, std::string_view rule) {
    for (const std::uint32_t subject : clause.subjects) {
      const Label label = reading_.mentions[subject].label;
      // Who speaks of a plan does not carry it out: only the named subject of the clause itself counts.
      const bool speaks =
          label == Label::kPerson && (clause.carried > 0 || clause.first(Category::kSpeechVerb) != nullptr);
      const std::string* level = find_property(reading_.mentions[subject].properties, "level");
      const bool estate = clause.carried > 0 && level != nullptr && *level == "estate";
      if (label != Label::kPlace && !speaks && !estate) relator_.add(clause, subject, object, confidence, rule, true);
    }
  }

  /// 李明主持会议: of the event in the clause, or of the one that the article tells of.
  void read_chair(const Clause& clause) {
    const std::u32string_view text = reading_.document.at(clause.span);
    const bool chairs =
        text.find(U"主持") != std::u32string_view::npos || text.find(U"带队") != std::u32string_view::npos;
    if (!chairs || clause.carried > 1) return;
    const auto events = names_after(reading_, clause, clause.span.begin, {Label::kEvent});
    const std::uint32_t event = events.empty() ? reading_.clauses.topic_event[clause.article] : events.front();
    for (const std::uint32_t subject : clause.subjects)
      if (reading_.mentions[subject].label == Label::kPerson) relator_.add(clause, subject, event, 0.9F, "chairs");
  }

  Reading& reading_;
  Relator relator_;
  Relator part_of_;
  std::uint32_t passive_thing_ = kNone;  ///< what the last 由 of `passive_sentence_` was said of
  std::uint32_t passive_sentence_ = kNone;
};

}  // namespace

void run_organizing(Reading& reading, Diagnostics&) { OrganizingReader(reading).run(); }

}  // namespace govgraph::extract
