// SPDX-License-Identifier: Apache-2.0
// Finds who works with whom: 街区党支部联合镇综合党委、市场监督管理所, 甲公司与乙公司签署备忘录 -> COOPERATES_WITH.
// Declines 与 between names without a word of cooperation.
#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

class CooperationReader {
 public:
  explicit CooperationReader(Reading& reading)
      : reading_(reading), relator_(reading, RelationType::kCooperatesWith), organizes_(reading, RelationType::kOrganizes) {}

  void run() {
    for (const Clause& clause : reading_.clauses.all)
      if (!clause.heading) read(clause);
  }

 private:
  std::vector<std::uint32_t> partners(const Clause& clause, std::uint32_t from) const {
    std::vector<std::uint32_t> names;
    for (const std::uint32_t name : clause.names)
      if (is_actor(reading_.mentions[name].label) && reading_.mentions[name].span.begin >= from) names.push_back(name);
    if (names.empty() || reading_.mentions[names.front()].span.begin > from + 4) return {};
    return run_of(reading_, names, 0);
  }

  void read(const Clause& clause) {
    for (const Trigger& trigger : clause.triggers) {
      if (!trigger.is(Category::kCooperate)) continue;
      const auto others = partners(clause, trigger.span.end);
      if (!others.empty()) add_pairs(clause, actors(clause), others, true);
      else read_pair_before(clause, trigger);
    }
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

  /// 与 before the name: 与乙公司合作, the subject being the other.
  bool led_by_with(std::uint32_t name) const {
    const std::uint32_t begin = reading_.mentions[name].span.begin;
    if (begin == 0) return false;
    const char32_t before = reading_.document.text[begin - 1];
    return before == U'与' || before == U'同';
  }

  /// A与B签署, A和B共建: the coordinated run before the verb.
  void read_pair_before(const Clause& clause, const Trigger& trigger) {
    std::vector<std::uint32_t> before;
    for (const std::uint32_t name : clause.names)
      if (is_actor(reading_.mentions[name].label) && reading_.mentions[name].short_for == kNone && reading_.mentions[name].span.end <= trigger.span.begin) before.push_back(name);
    if (before.size() == 1 && led_by_with(before.front()) && clause.carried > 0) return add_pairs(clause, actors(clause), before, false);
    if (before.size() < 2) return;
    // A与某国某企业B签署: what stands between says only what B is.
    const Mention& one = reading_.mentions[before[before.size() - 2]];
    const char32_t next = reading_.document.text[one.span.end];
    if ((next == U'与' || next == U'同') && reading_.mentions[before.back()].span.begin - one.span.end <= 12)
      return add_pairs(clause, {before[before.size() - 2]}, {before.back()}, false);
    const auto run = run_of(reading_, before, before.size() - 1);
    if (run.size() >= 2 && run.size() <= 6) add_pairs(clause, {run.front()}, {run.begin() + 1, run.end()}, false);
  }

  void add_pairs(const Clause& clause, const std::vector<std::uint32_t>& ones, const std::vector<std::uint32_t>& others, bool joint) {
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
