// SPDX-License-Identifier: Apache-2.0
// Finds who works with whom: 街区党支部联合镇综合党委、市场监督管理所, 甲公司与乙公司签署备忘录 -> COOPERATES_WITH.
// Declines 与 between names without a word of cooperation.
#include <algorithm>

#include "extract/clauses.hpp"
#include "extract/gathering.hpp"
#include "extract/passes/relating.hpp"
#include "extract/phrase.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

class CooperationReader {
 public:
  explicit CooperationReader(Reading& reading)
      : reading_(reading),
        relator_(reading, RelationType::kCooperatesWith),
        organizes_(reading, RelationType::kOrganizes) {}

  void run() {
    for (std::size_t c = 0; c < reading_.clauses.all.size(); ++c) {
      if (reading_.clauses.all[c].heading) continue;
      read(reading_.clauses.all[c]);
      read_pronoun(c);
    }
  }

 private:
  std::vector<std::uint32_t> partners(const Clause& clause, std::uint32_t from) const {
    std::vector<std::uint32_t> names;
    for (const std::uint32_t name : clause.names)
      if (is_actor(reading_.mentions[name].label) && reading_.mentions[name].span.begin >= from) names.push_back(name);
    if (names.empty() || (reading_.mentions[names.front()].span.begin > from + 4 &&
                          !begins_list(from, reading_.mentions[names.front()].span.begin)))
      return {};
    return run_of(reading_, names, 0);
  }

  /// 联合|交警大队、|市生态环境局: the list begins with what has no name.
  bool begins_list(std::uint32_t from, std::uint32_t to) const {
    const std::u32string_view between = reading_.document.at({from, to});
    return between.size() <= 16 && between.back() == U'、' && between.front() != U'、' &&
           std::all_of(between.begin(), between.end(), [](char32_t c) { return is_han(c) || c == U'、'; }) &&
           between.find_first_of(U"的在对向") == std::u32string_view::npos;
  }

  /// 军地联合|组建|“老兵车队”: a verb of founding in it or after it says that it is made.
  bool founds(const Trigger& trigger, std::uint32_t name) const {
    const std::u32string_view between = reading_.document.at({trigger.span.begin, reading_.mentions[name].span.begin});
    for (const std::u32string_view verb : {U"组建", U"成立", U"建立", U"创建", U"组成", U"打造"})
      if (between.find(verb) != std::u32string_view::npos) return true;
    return false;
  }

  /// 挂钩联系|村, 结对|单位: the word says what kind of partner the next name is, not who works with it.
  bool names_partner(const Trigger& trigger) const {
    const std::u32string_view after = reading_.document.text().substr(trigger.span.end, 2);
    return starts_with_any(after, {U"村", U"点", U"户", U"单位", U"对象"});
  }

  bool is_alliance(const Mention& mention) const {
    if (mention.label != Label::kSocialOrg) return false;
    const std::u32string_view after = reading_.document.text().substr(mention.span.end, 5);
    return mention.name.ends_with("联盟") || mention.name.ends_with("共同体") ||
           after.find(U"联盟") != std::u32string_view::npos;
  }

  void read(const Clause& clause) {
    const auto gathering = gathering_in(reading_, clause);
    for (const Trigger& trigger : clause.triggers) {
      if (gathering && trigger.span.begin >= gathering->verb.begin) return;
      // 联合开展, 共同举办: doing and doing together in one word.
      const bool together = starts_with_any(reading_.document.at(trigger.span), {U"联合", U"共同", U"合作"});
      if ((!trigger.is(Category::kCooperate) && !together) || names_partner(trigger)) continue;
      if (clause.carried > 2) continue;
      const auto others = partners(clause, trigger.span.end);
      const bool allies = one_of(reading_.document.at(trigger.span), {U"结成", U"缔结", U"结为", U"组成"});
      if (!others.empty() &&
          ((allies && is_alliance(reading_.mentions[others.front()])) || founds(trigger, others.front())))
        form(clause, trigger, others.front());
      else if (!others.empty()) {
        add_pairs(clause, actors(clause), others, true);
        if (clause.span.end == reading_.mentions[others.back()].span.end + 1) read_done_together(clause, others);
      } else
        read_pair_before(clause, trigger);
    }
  }

  /// 某某工作站成立5年来,党总支与其携手: 其 is the organ named last before.
  void read_pronoun(std::size_t c) {
    const auto& all = reading_.clauses.all;
    const Clause& clause = all[c];
    const std::u32string_view text = reading_.document.at(clause.span);
    const std::size_t at = text.find(U'其');
    if (at == std::u32string_view::npos || at == 0 ||
        !is_with(clause.span.begin + static_cast<std::uint32_t>(at) - 1) || c == 0 || clause.carried > 0)
      return;
    if (!starts_with_any(text.substr(at + 1), {U"携手", U"合作", U"联合", U"共建", U"联手", U"结对"})) return;
    std::uint32_t other = kNone;
    for (std::size_t back = c; back-- > 0 && all[back].sentence == clause.sentence && other == kNone;)
      for (const std::uint32_t name : all[back].names)
        if (is_organisation(reading_.mentions[name].label)) other = name;
    for (const std::uint32_t subject : clause.subjects) relator_.add(clause, subject, other, 0.82F, "works-with-it");
  }

  /// A、B和C结成“红色联盟”: the alliance is what they form, not whom they form it with.
  void form(const Clause& clause, const Trigger& trigger, std::uint32_t alliance) {
    if (reading_.mentions[alliance].label == Label::kSocialOrg)
      for (const std::uint32_t subject : clause.subjects)
        organizes_.add(clause, subject, alliance, 0.85F, "forms-alliance", true);
    read_pair_before(clause, trigger);
  }

  /// The subjects; of a person the organ of the office: 队长…联系派出所 is the team's doing.
  std::vector<std::uint32_t> actors(const Clause& clause) const {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t subject : clause.subjects) {
      std::uint32_t actor = subject;
      for (const Relation& relation : reading_.relations)
        if (relation.head == subject && relation.type == RelationType::kHoldsRole) actor = relation.tail;
      out.push_back(actor);
    }
    return out;
  }

  bool is_with(std::uint32_t position) const {
    return position < reading_.document.text().size() &&
           std::u32string_view(U"与同和跟").find(reading_.document.text()[position]) != std::u32string_view::npos;
  }

  /// A与B、C签署, 与B合作, A和B共建: those before the 与 work with those after it, up to the verb.
  void read_pair_before(const Clause& clause, const Trigger& trigger) {
    std::vector<std::uint32_t> before;
    for (const std::uint32_t name : clause.names)
      if (is_actor(reading_.mentions[name].label) && reading_.mentions[name].short_for == kNone &&
          reading_.mentions[name].span.end <= trigger.span.begin)
        before.push_back(name);
    if (before.empty()) return;
    std::size_t first = before.size();  // of those after 与
    for (std::size_t i = 0; i < before.size() && first == before.size(); ++i) {
      const Span span = reading_.mentions[before[i]].span;
      const std::uint32_t begin =
          span.begin > 0 && is_opening_quote(reading_.document.text()[span.begin - 1]) ? span.begin - 1 : span.begin;
      if (begin > clause.span.begin && is_with(begin - 1))
        first = i;
      else if (is_with(span.end) && i + 1 < before.size() && !(reading_.document.text()[span.end] == U'和' && i > 0))
        first = i + 1;
    }
    if (first == before.size()) return read_joint_subjects(clause, before);
    std::vector<std::uint32_t> others(before.begin() + static_cast<std::ptrdiff_t>(first), before.end());
    drop_qualifying_areas(others);
    // 云南省大理州|红岩镇: the last of the chain.
    std::erase_if(others, [&](std::uint32_t each) {
      return reading_.mentions[each].label == Label::kArea &&
             std::any_of(others.begin(), others.end(), [&](std::uint32_t next) {
               return reading_.mentions[next].label == Label::kArea &&
                      reading_.mentions[next].span.begin == reading_.mentions[each].span.end;
             });
    });
    if (others.empty() || others.size() > 8) return;
    if (first > 0) return add_pairs(clause, subjects_among(before, first), others, false);
    if (clause.carried == 0) return;
    add_pairs(clause, actors(clause), others, false);
    read_done_together(clause, others);
  }

  /// 与派出所开展警网联合,开展反诈宣传活动; 联合区税务局,在某某广场举办宣讲会: what the next clause says is done, both
  /// do.
  void read_done_together(const Clause& clause, const std::vector<std::uint32_t>& others) {
    const auto next = static_cast<std::size_t>(&clause - reading_.clauses.all.data()) + 1;
    if (next >= reading_.clauses.all.size()) return;
    const Clause& then = reading_.clauses.all[next];
    const Trigger* verb = then.first(Category::kOrganize);
    if (then.sentence != clause.sentence || then.carried == 0 || verb == nullptr ||
        (verb->span.begin > then.span.begin + 2 && reading_.document.text()[then.span.begin] != U'在'))
      return;
    for (const std::uint32_t event : names_after(reading_, then, verb->span.end, {Label::kEvent}))
      for (const std::uint32_t other : others) organizes_.add(then, other, event, 0.72F, "does-together");
  }

  /// Those coordinated right before the 与.
  std::vector<std::uint32_t> subjects_among(const std::vector<std::uint32_t>& before, std::size_t first) const {
    std::size_t from = first - 1;
    while (from > 0 &&
           coordinated(reading_, reading_.mentions[before[from - 1]].span, reading_.mentions[before[from]].span))
      --from;
    return {before.begin() + static_cast<std::ptrdiff_t>(from), before.begin() + static_cast<std::ptrdiff_t>(first)};
  }

  /// 甲、乙、丙三方共建.
  void read_joint_subjects(const Clause& clause, const std::vector<std::uint32_t>& before) {
    const auto run = run_of(reading_, before, before.size() - 1);
    // 代表镇党委、政府与11个项目签约: whom they work with has no name.
    if (is_with(reading_.mentions[run.back()].span.end)) return;
    if (run.size() >= 2 && run.size() <= 6) add_pairs(clause, {run.front()}, {run.begin() + 1, run.end()}, false);
  }

  /// 与某国某企业B签署: the place says only what B is.
  void drop_qualifying_areas(std::vector<std::uint32_t>& names) const {
    const bool organ = std::any_of(names.begin(), names.end(),
                                   [&](std::uint32_t each) { return is_organisation(reading_.mentions[each].label); });
    if (organ) std::erase_if(names, [&](std::uint32_t each) { return reading_.mentions[each].label == Label::kArea; });
  }

  void add_pairs(const Clause& clause, const std::vector<std::uint32_t>& ones, const std::vector<std::uint32_t>& others,
                 bool joint) {
    for (const std::uint32_t one : ones)
      for (const std::uint32_t other : others)
        if (reading_.mentions[one].label != Label::kArea || reading_.mentions[other].label != Label::kArea)
          relator_.add(clause, one, other, 0.88F, "works-together", true);
    if (!joint) return;
    // What they do together, both do.
    const std::uint32_t end = reading_.mentions[others.back()].span.end;
    for (const std::uint32_t object : names_after(reading_, clause, end, {Label::kProgramme, Label::kEvent}))
      for (const std::uint32_t other : others) organizes_.add(clause, other, object, 0.82F, "does-together");
  }

  Reading& reading_;
  Relator relator_;
  Relator organizes_;
};

}  // namespace

void run_cooperation(Reading& reading, Diagnostics&) { CooperationReader(reading).run(); }

}  // namespace govgraph::extract
