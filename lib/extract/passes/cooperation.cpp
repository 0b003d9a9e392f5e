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
      if (!others.empty()) add_pairs(clause, clause.subjects, others, true);
      else read_pair_before(clause, trigger);
    }
  }

  /// A与B签署, A和B共建: the coordinated run before the verb.
  void read_pair_before(const Clause& clause, const Trigger& trigger) {
    std::vector<std::uint32_t> before;
    for (const std::uint32_t name : clause.names)
      if (is_actor(reading_.mentions[name].label) && reading_.mentions[name].span.end <= trigger.span.begin) before.push_back(name);
    if (before.size() < 2) return;
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
